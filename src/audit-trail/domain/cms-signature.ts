import type { SignedData, SignerInfo } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import { Certificate } from '@peculiar/asn1-x509';
import { constants, hash, verify, X509Certificate } from 'node:crypto';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** RFC 2634 and RFC 5035: which certificate the signer meant. */
const SIGNING_CERTIFICATES = ['1.2.840.113549.1.9.16.2.12', '1.2.840.113549.1.9.16.2.47'];
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
const SUBJECT_KEY = '2.5.29.14';
/** The DER of the object identifier id-ct-TSTInfo. */
const TIME_CONTENT = Buffer.from('060b2a864886f70d0109100104', 'hex');
const RSASSA_PSS = '1.2.840.113549.1.1.10';
const LONGEST_CHAIN = 8;

const DIGESTS = new Map([
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
  ['2.16.840.1.101.3.4.2.2', 'sha384'],
  ['2.16.840.1.101.3.4.2.3', 'sha512'],
]);

/** The digest that a signature algorithm names; null where the signer's digest algorithm says it. */
const SIGNATURES = new Map<string, string | null>([
  ['1.2.840.113549.1.1.1', null],
  [RSASSA_PSS, null],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
]);

/**
 * Checks the one signature over a time (RFC 5652, 5.4 and 5.6; RFC 3161, 2.4.2).
 * @param trusted where the signer's certificate must lead; null: anywhere
 * @returns what is wrong, to complete "The authority's answer …", or null
 */
export function checkSignedData(
  signed: SignedData,
  content: Buffer,
  trusted: readonly X509Certificate[] | null,
  at: Date,
): string | null {
  const [signer, ...others] = signed.signerInfos;
  if (signer === undefined || others.length > 0) return 'is not signed by exactly one signer.';
  const given = [...(signed.certificates ?? [])].flatMap(({ certificate }) =>
    certificate === undefined ? [] : [new X509Certificate(der(certificate))],
  );
  const all = [...given, ...(trusted ?? [])];
  const certificate = all.find((each) => isSigner(signer, each));
  if (certificate === undefined) return 'does not bring the certificate of its signer.';
  return (
    checkSignature(signer, content, certificate) ??
    checkPurpose(certificate, at) ??
    (trusted === null || leadsTo(trusted, certificate, all, at)
      ? null
      : 'is signed by nobody whom TRAIL_TSA_CERTIFICATES trusts.')
  );
}

function checkSignature(
  signer: SignerInfo,
  content: Buffer,
  certificate: X509Certificate,
): string | null {
  const digest = DIGESTS.get(signer.digestAlgorithm.algorithm);
  const { algorithm } = signer.signatureAlgorithm;
  if (digest === undefined || !SIGNATURES.has(algorithm)) {
    return `is signed in a way that is not known here (${algorithm}).`;
  }
  const type = attribute(signer, CONTENT_TYPE);
  const imprint = attribute(signer, MESSAGE_DIGEST);
  if (signer.signedAttrs === undefined || type === null || imprint === null) {
    return 'lacks signed attributes.';
  }
  const isTime = type.equals(TIME_CONTENT);
  const stated = Buffer.from(AsnConvert.parse(imprint, OctetString).buffer);
  if (!isTime || !stated.equals(hash(digest, content, 'buffer'))) {
    return 'has another content than the one that was signed.';
  }
  // The digest of the certificate, by whichever algorithm: long enough to stand nowhere by chance.
  const named = SIGNING_CERTIFICATES.map((name) => attribute(signer, name));
  const isMeant = ['sha256', 'sha1', 'sha384', 'sha512'].some((name) =>
    named.some((value) => value?.includes(hash(name, certificate.raw, 'buffer'))),
  );
  if (!isMeant) return 'does not name the certificate of its signer.';
  const key = certificate.publicKey;
  const padding = algorithm === RSASSA_PSS ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {};
  const holds = verify(
    SIGNATURES.get(algorithm) ?? digest,
    derOfSet(signer.signedAttrs),
    { key, ...padding },
    Buffer.from(signer.signature.buffer),
  );
  return holds ? null : 'has a signature that does not hold.';
}

function checkPurpose(certificate: X509Certificate, at: Date): string | null {
  const purposes = certificate.keyUsage as readonly string[] | undefined;
  // RFC 3161, 2.3: this purpose and no other.
  if (purposes?.length !== 1 || purposes[0] !== TIME_STAMPING) {
    return 'is signed with a certificate that is not for time stamps.';
  }
  return wasValid(certificate, at) ? null : 'is signed with a certificate that was not valid then.';
}

/** Whether a chain of certificates, all valid at that time, ends at a trusted one. */
function leadsTo(
  trusted: readonly X509Certificate[],
  start: X509Certificate,
  all: readonly X509Certificate[],
  at: Date,
): boolean {
  let reached = [start];
  for (let length = 1; length <= LONGEST_CHAIN && reached.length > 0; length += 1) {
    if (reached.some((one) => trusted.some((root) => root.raw.equals(one.raw)))) return true;
    reached = all.filter(
      (issuer) =>
        issuer.ca &&
        wasValid(issuer, at) &&
        reached.some((one) => one.checkIssued(issuer) && one.verify(issuer.publicKey)),
    );
  }
  return false;
}

function wasValid({ validFromDate, validToDate }: X509Certificate, at: Date): boolean {
  return validFromDate <= at && at <= validToDate;
}

/** The value of a signed attribute that stands there once, with one value. */
function attribute(signer: SignerInfo, type: string): Buffer | null {
  const found = (signer.signedAttrs ?? []).filter(({ attrType }) => attrType === type);
  const [value, ...more] = found.flatMap(({ attrValues }) => attrValues);
  return value === undefined || more.length > 0 ? null : Buffer.from(value);
}

/**
 * RFC 5652, 5.4: what is signed is not the field as it stands, with its implicit tag, but the DER
 * of the same attributes as a SET OF, whose members stand in the order of their bytes.
 */
function derOfSet(members: readonly unknown[]): Buffer {
  const encoded = members.map(der);
  const content = Buffer.concat(encoded.sort((a, b) => Buffer.compare(a, b)));
  const { length } = content;
  const lengthBytes = length < 0x80 ? [length] : [0x82, length >> 8, length & 0xff];
  const shortest = length >= 0x80 && length < 0x100 ? [0x81, length] : lengthBytes;
  return Buffer.concat([Buffer.of(0x31, ...shortest), content]);
}

function isSigner({ sid }: SignerInfo, node: X509Certificate): boolean {
  const { tbsCertificate } = AsnConvert.parse(node.raw, Certificate);
  const wanted = sid.issuerAndSerialNumber;
  if (wanted !== undefined) {
    return (
      Buffer.from(wanted.serialNumber).equals(Buffer.from(tbsCertificate.serialNumber)) &&
      der(wanted.issuer).equals(der(tbsCertificate.issuer))
    );
  }
  const identifier = tbsCertificate.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY);
  if (identifier === undefined || sid.subjectKeyIdentifier === undefined) return false;
  const own = AsnConvert.parse(identifier.extnValue.buffer, OctetString);
  return Buffer.from(sid.subjectKeyIdentifier.buffer).equals(Buffer.from(own.buffer));
}

function der(value: unknown): Buffer {
  return Buffer.from(AsnConvert.serialize(value));
}

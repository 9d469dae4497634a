import { SignedData } from '@peculiar/asn1-cms';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  id_ct_tstInfo,
  MessageImprint,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from '@peculiar/asn1-tsp';
import { AlgorithmIdentifier } from '@peculiar/asn1-x509';
import type { X509Certificate } from 'node:crypto';
import { checkSignedData } from './cms-signature.js';

const SHA256 = '2.16.840.1.101.3.4.2.1';
/** RFC 3161, 2.4.2: granted, and granted with modifications. */
const GRANTED = [0, 1];

/** What must be so of an answer; digests are SHA-256. */
export interface ExpectedStamp {
  readonly digest: Buffer;
  /** What the request carried; null where an old answer is read again. */
  readonly nonce: Buffer | null;
  /** Certificates to which the signer's must lead; null where nobody said whom to trust. */
  readonly trusted: readonly X509Certificate[] | null;
}

/** `refused` completes the sentence "The authority's answer …". */
export type ReadStamp = { readonly stampedAt: Date } | { readonly refused: string };

/** A request for a token over a digest (RFC 3161, 2.4.1) that brings the signer's certificate. */
export function timeStampRequest(digest: Buffer, nonce: Buffer): Buffer {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithm: SHA256, parameters: null });
  const hashedMessage = new OctetString(digest);
  const request = new TimeStampReq({
    messageImprint: new MessageImprint({ hashAlgorithm, hashedMessage }),
    nonce: arrayBuffer(nonce),
    certReq: true,
  });
  return Buffer.from(AsnConvert.serialize(request));
}

/** A nonce of 128 bits that is, as INTEGERs are read, positive and without a superfluous zero. */
export function nonceOf(random: Buffer): Buffer {
  const nonce = Buffer.from(random);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/** Reads a TimeStampResp (RFC 3161, 2.4.2) and believes it only as far as expected. Never throws. */
export function readTimeStamp(response: Buffer, expected: ExpectedStamp): ReadStamp {
  try {
    return readParsed(AsnConvert.parse(response, TimeStampResp), expected);
  } catch {
    return { refused: 'is no time stamp in the form of RFC 3161.' };
  }
}

function readParsed({ status, timeStampToken }: TimeStampResp, expected: ExpectedStamp): ReadStamp {
  if (!GRANTED.includes(status.status) || timeStampToken === undefined) {
    const why = [...(status.statusString ?? [])].join(' ').replace(/[^\x20-\x7e]+/g, ' ');
    return { refused: `grants no token (status ${status.status}). ${why}`.trim() };
  }
  const signed = AsnConvert.parse(timeStampToken.content, SignedData);
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== id_ct_tstInfo || eContent?.single === undefined) {
    return { refused: 'holds no time.' };
  }
  const content = Buffer.from(eContent.single.buffer);
  const info = AsnConvert.parse(content, TSTInfo);
  const { hashAlgorithm, hashedMessage } = info.messageImprint;
  const isOurs =
    hashAlgorithm.algorithm === SHA256 && Buffer.from(hashedMessage.buffer).equals(expected.digest);
  if (!isOurs) return { refused: 'is about something else.' };
  const nonce = info.nonce === undefined ? null : Buffer.from(info.nonce);
  if (expected.nonce !== null && nonce?.equals(expected.nonce) !== true) {
    return { refused: 'is not the answer to this request: its nonce is another.' };
  }
  const fault = checkSignedData(signed, content, expected.trusted, info.genTime);
  return fault === null ? { stampedAt: info.genTime } : { refused: fault };
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

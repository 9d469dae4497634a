import { createHash, timingSafeEqual } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import { isSignedBy, type PublicKey } from './public-key.js';

/** A request as its signature must cover it. */
export interface RequestToVerify {
  readonly method: string;
  /** As the outside knows it: never made of a header that the sender chose. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  /** Digests of the body's bytes; null where there was no body, or where it is still to come. */
  readonly bodyDigests: BodyDigests | null;
}

export type BodyDigests = Readonly<Record<'sha-256' | 'sha-512', Buffer>>;

/** What of a signature its registered key decides. */
export interface NamedSignature {
  readonly keyId: string;
  readonly nonce: string;
  readonly created: Date;
}

/** RFC 9421 leaves it to the receiver how old a signature may be, and how wrong clocks are. */
export const SIGNATURE_TOLERANCE_MS = 5 * 60_000;

/** Headers that say what becomes of a body; whoever could change them could change the act. */
const BINDING = ['upload-length', 'upload-metadata', 'upload-offset', 'upload-defer-length'];

const NONCE = /^[\x21-\x7e]{16,100}$/;
const KEY_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function digestsOf(body: Uint8Array): BodyDigests {
  const digest = (name: string) => createHash(name).update(body).digest();
  return { 'sha-256': digest('sha256'), 'sha-512': digest('sha512') };
}

/**
 * Verifies the one signature of a request (RFC 9421) and its Content-Digest (RFC 9530).
 * @param keyOf the registered key by its identifier, or null
 * @returns null where anything at all is not as it must be
 */
export async function verifySignedRequest(
  request: RequestToVerify,
  keyOf: (keyId: string) => Promise<PublicKey | null>,
  now: Date,
): Promise<NamedSignature | null> {
  const covered = new Set<string>();
  const signatures: NamedSignature[] = [];
  const { method, url, headers } = request;
  try {
    const isGood = await httpbis.verifyMessage(
      {
        requiredParams: ['created', 'nonce', 'keyid'],
        requiredFields: ['@method'],
        // Its own clock would be the machine's; the age is judged below, by ours.
        notAfter: Number.MAX_SAFE_INTEGER,
        componentParser: (name) => {
          covered.add(name);
          return null;
        },
        keyLookup: async ({ keyid = '', nonce = '', created }) => {
          if (!KEY_ID.test(keyid) || !NONCE.test(nonce) || !(created instanceof Date)) return null;
          signatures.push({ keyId: keyid, nonce, created });
          const key = await keyOf(keyid);
          if (key === null) return null;
          const verify = (bytes: Buffer, signature: Buffer) =>
            Promise.resolve(isSignedBy(key, bytes, signature));
          return { id: keyid, algs: [key.algorithm], verify };
        },
      },
      { method, url, headers: { ...headers } },
    );
    const [signature, ...others] = signatures;
    if (isGood !== true || signature === undefined || others.length > 0) return null;
    const age = Math.abs(now.getTime() - signature.created.getTime());
    const isFresh = age <= SIGNATURE_TOLERANCE_MS;
    return isFresh && coversAll(request, covered) ? signature : null;
  } catch {
    // The library throws at whatever is malformed; all of it is one answer.
    return null;
  }
}

function coversAll(request: RequestToVerify, covered: ReadonlySet<string>): boolean {
  const hasTarget = covered.has('@target-uri') || (covered.has('@path') && covered.has('@query'));
  const binds = BINDING.filter((name) => request.headers[name] !== undefined);
  if (!hasTarget || !binds.every((name) => covered.has(name))) return false;
  if (request.bodyDigests === null) return true;
  return covered.has('content-digest') && digestFits(request.headers, request.bodyDigests);
}

/** Every digest that we can compute must fit, and there must be one. */
function digestFits(headers: RequestToVerify['headers'], digests: BodyDigests): boolean {
  const told = String(headers['content-digest'] ?? '');
  const known = [...told.matchAll(/(?:^|,)\s*(sha-256|sha-512)=:([A-Za-z0-9+/]+=*):/g)];
  return (
    known.length > 0 &&
    known.every(([, name, value = '']) => {
      const expected = digests[name as keyof BodyDigests];
      const given = Buffer.from(value, 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    })
  );
}

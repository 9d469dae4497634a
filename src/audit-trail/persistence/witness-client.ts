import { readSizeAnswer } from '../../transparency-log/witness-request.js';

/** What a witness said to `add-checkpoint` of c2sp.org/tlog-witness. */
export type WitnessAnswer =
  /** Signature lines, not yet checked. */
  | { readonly kind: 'cosigned'; readonly lines: string }
  /** It has another size than the log believed. */
  | { readonly kind: 'knows'; readonly size: number }
  | { readonly kind: 'refused'; readonly status: number; readonly says: string };

/** A line of ML-DSA-44 has 3.3 kB; nobody needs more than a few. */
const LONGEST_ANSWER_BYTES = 64 * 1024;
const LONGEST_QUOTE = 200;

/**
 * Sends a request to the witness whose submission prefix is `url`. No redirect is followed: the
 * policy says whom we talk to.
 * @throws if it cannot be reached, answers too much or not before the signal
 */
export async function askWitness(
  url: string,
  body: string,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
    method: 'POST',
    body,
    signal,
    redirect: 'error',
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
  const text = await textOf(response);
  if (response.status === 200) return { kind: 'cosigned', lines: text };
  const isSize = response.headers.get('content-type') === 'text/x.tlog.size';
  const size = response.status === 409 && isSize ? readSizeAnswer(text) : null;
  if (size !== null) return { kind: 'knows', size };
  return { kind: 'refused', status: response.status, says: quoted(text) };
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const body: AsyncIterable<Uint8Array> | null = response.body;
  for await (const chunk of body ?? []) {
    length += chunk.length;
    if (length > LONGEST_ANSWER_BYTES) throw new Error('It answers more than an answer can be.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** What strangers say is shown to operators: one line, of letters that do nothing to a terminal. */
function quoted(text: string): string {
  return text
    .replace(/[^\x20-\x7e]+/g, ' ')
    .trim()
    .slice(0, LONGEST_QUOTE);
}

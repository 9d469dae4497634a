import { hash } from 'node:crypto';

/**
 * Ticket numbers as Ronald Rivest's `consistent_sampler` makes them (MIT licence,
 * github.com/ron-rivest/consistent_sampler; arXiv:1808.10016). Not one detail may differ: that
 * published tool, and eight lines of Python, must give the same draw.
 */

/** How many leading digits of a ticket {@link ticketHead} holds. */
export const HEAD_DIGITS = 9;
const HEAD_MODULUS = 10 ** HEAD_DIGITS;

/** The hash of the seed that goes in front of every clip's id. */
export function seedKey(seed: string): string {
  return sha256Hex(seed);
}

/**
 * The ticket number of an id: a decimal fraction as text, between 0 and 1. Compared as text, byte
 * by byte. The decimal digits of the hash are reversed, because its leading digits are biased.
 */
export function ticketOf(key: string, id: string): string {
  return sha256Fraction(key + id);
}

/** SHA-256 of a text as a decimal fraction; `sha256_uniform` of the published tool. */
export function sha256Fraction(text: string): string {
  const digits = BigInt(`0x${sha256Hex(text)}`)
    .toString()
    .padStart(64, '0');
  return `0.${Array.from(digits).reverse().join('')}`;
}

/**
 * The first nine digits of {@link ticketOf} as a whole number, at a third of the cost. Two ids
 * whose heads differ stand in the order of their heads; equal heads say nothing.
 *
 * The first digits of the ticket are the last digits of the hash as a number, which is its
 * remainder: sum of (16-bit word × power of 2^16 modulo 10^9). The sum of the sixteen products
 * stays below 2^53, so ordinary numbers are exact.
 */
export function ticketHead(key: string, id: string): number {
  const digest = hash('sha256', key + id, 'buffer');
  let sum = 0;
  for (let word = 0; word < WORD_WEIGHTS.length; word += 1) {
    const value = ((digest[2 * word] ?? 0) << 8) | (digest[2 * word + 1] ?? 0);
    sum += value * (WORD_WEIGHTS[word] ?? 0);
  }
  const lastDigits = sum % HEAD_MODULUS;
  const low = lastDigits % 1000;
  const middle = Math.floor(lastDigits / 1000) % 1000;
  const high = Math.floor(lastDigits / 1_000_000);
  return reversed(low) * 1_000_000 + reversed(middle) * 1000 + reversed(high);
}

const WORD_WEIGHTS = Array.from({ length: 16 }, (_, word) =>
  Number(2n ** BigInt(16 * (15 - word)) % BigInt(HEAD_MODULUS)),
);

const REVERSED_TRIPLES = Uint16Array.from({ length: 1000 }, (_, triple) =>
  Number(Array.from(String(triple).padStart(3, '0')).reverse().join('')),
);

function reversed(triple: number): number {
  return REVERSED_TRIPLES[triple] ?? 0;
}

function sha256Hex(text: string): string {
  return hash('sha256', text, 'hex');
}

import { hash, randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import {
  nonceOf,
  readTimeStamp,
  timeStampRequest,
} from '../../src/audit-trail/domain/time-stamp.js';
import { startTestTsa, type TestTsa } from '../support/test-tsa.js';

const stamped = Buffer.from('audit.example/1\n3\nAAAA\n');
const digest = hash('sha256', stamped, 'buffer');
const nonce = nonceOf(randomBytes(16));

describe.each(['rsa', 'ec'] as const)('A time stamp signed with %s', (keyType) => {
  let tsa: TestTsa;
  let answer: Buffer;
  let trusted: X509Certificate[];
  beforeAll(async () => {
    tsa = await startTestTsa(keyType);
    trusted = [new X509Certificate(await readFile(tsa.certificatesPath))];
    answer = await tsa.reply(timeStampRequest(digest, nonce));
  });
  afterAll(() => tsa.stop());

  it('is believed, and by OpenSSL too', async () => {
    const read = readTimeStamp(answer, { digest, nonce, trusted });
    if ('refused' in read) throw new Error(read.refused);
    expect(Math.abs(Date.now() - read.stampedAt.getTime())).toBeLessThan(60_000);
    expect(await tsa.verifies(answer, stamped)).toBe(true);
    expect(readTimeStamp(answer, { digest, nonce: null, trusted: null })).toEqual(read);
  });

  it('over something else, with another nonce or from strangers is refused', async () => {
    const other = hash('sha256', 'other', 'buffer');
    const about = readTimeStamp(answer, { digest: other, nonce, trusted });
    expect(about).toEqual({ refused: 'is about something else.' });
    const replayed = readTimeStamp(answer, { digest, nonce: nonceOf(randomBytes(16)), trusted });
    expect(replayed).toEqual({ refused: expect.stringContaining('its nonce is another') });
    const stranger = await startTestTsa(keyType);
    const strange = [new X509Certificate(await readFile(stranger.certificatesPath))];
    expect(readTimeStamp(answer, { digest, nonce, trusted: strange })).toEqual({
      refused: 'is signed by nobody whom TRAIL_TSA_CERTIFICATES trusts.',
    });
    await stranger.stop();
  });

  it('after any change of a byte is refused, or says the same as before', () => {
    const read = readTimeStamp(answer, { digest, nonce, trusted });
    let refused = 0;
    for (let at = 0; at < answer.length; at += 1) {
      const changed = Buffer.from(answer);
      changed[at]! ^= 0x01;
      const again = readTimeStamp(changed, { digest, nonce, trusted });
      if ('refused' in again) refused += 1;
      else expect(again).toEqual(read);
    }
    // What is not signed, such as the order in which the certificates lie, may change unseen.
    expect(refused).toBeGreaterThan(answer.length * 0.9);
  });

  it('is never answered by a throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.nat(answer.length - 1), fc.uint8Array({ maxLength: 30 }), (at, junk) => {
        const changed = Buffer.concat([answer.subarray(0, at), junk, answer.subarray(at + 1)]);
        for (const bytes of [Buffer.from(junk), changed]) {
          const read = readTimeStamp(bytes, { digest, nonce, trusted });
          expect('refused' in read || read.stampedAt instanceof Date).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

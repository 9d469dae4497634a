import fc from 'fast-check';
import { checkpointText } from './checkpoint.js';
import { newSigningKey, noteSigner, signNote } from './signed-note.js';
import { addCheckpointBody, readAddCheckpoint, readSizeAnswer } from './witness-request.js';

/** The example request of c2sp.org/tlog-witness. */
const EXAMPLE = `old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
\u2014 example.com/behind-the-sofa opLqBQsREYCgu6xQkYQwJr9fo45a62DN9EdmHXnZdXNqlcVGlCum2Wks+49/V6267UEjw6QUXTS5Rovnzv++qbSzm9Q=
`;
const signer = noteSigner('audit.example/1', newSigningKey());
const text = checkpointText({ origin: signer.name, size: 9, root: Buffer.alloc(32, 1) });
const note = signNote(text, [signer]);
const hash = `${Buffer.alloc(32, 2).toString('base64')}\n`;
const read = (body: string) => readAddCheckpoint(Buffer.from(body));

describe('A request to cosign', () => {
  it('is read as the example of the standard is meant', () => {
    const answer = read(EXAMPLE);
    if ('malformed' in answer) throw new Error(answer.malformed);
    const { oldSize, proof, checkpoint, signatures } = answer.request;
    expect([oldSize, proof.length, checkpoint.size]).toEqual([20852014, 4, 20852163]);
    expect(checkpoint.origin).toBe('example.com/behind-the-sofa');
    expect(signatures).toHaveLength(2);
  });

  it('reads back whatever a log writes', () => {
    const hashes = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.array(hashes, { maxLength: 63 }), (oldSize, proof) => {
        const answer = read(addCheckpointBody(oldSize, proof, note));
        if ('malformed' in answer) throw new Error(answer.malformed);
        expect(answer.request.oldSize).toBe(oldSize);
        expect(answer.request.proof.map((each) => [...each])).toEqual(proof.map((p) => [...p]));
        expect(answer.request.text).toBe(text);
      }),
    );
  });

  it('may bring a checkpoint with lines of an extension, none of them empty', () => {
    const extended = read(addCheckpointBody(0, [], signNote(`${text}more\n`, [signer])));
    expect(extended).toMatchObject({ request: { text: `${text}more\n`, checkpoint: { size: 9 } } });
    expect(read(addCheckpointBody(0, [], signNote(`${text}\nmore\n`, [signer])))).toEqual({
      malformed: 'The note is not a checkpoint.',
    });
  });

  it.each([
    ['nothing', ''],
    ['no empty line', 'old 0\n'],
    ['no old size', `\n${note}`],
    ['a size with a leading zero', `old 01\n\n${note}`],
    ['a negative size', `old -1\n\n${note}`],
    ['a size with a sign', `old +1\n\n${note}`],
    ['a size in floating point', `old 1e3\n\n${note}`],
    ['a size beyond counting', `old 9223372036854775807\n\n${note}`],
    ['a carriage return', `old 0\r\n\r\n${note}`],
    ['two spaces', `old  0\n\n${note}`],
    ['64 lines of proof', `old 1\n${hash.repeat(64)}\n${note}`],
    ['a short hash', `old 1\nAAAA\n\n${note}`],
    ['a hash of loose bits', `old 1\n${hash.replace('=', '').replace(/.\n/, 'B=\n')}\n${note}`],
    ['a hash in base64url', `old 1\n${'_'.repeat(43)}=\n\n${note}`],
    ['no note', 'old 0\n\n'],
    ['a note without signatures', `old 0\n\n${text}\n`],
    ['a note that is no checkpoint', `old 0\n\n${signNote('hello\n', [signer])}`],
    ['a byte after the note', `old 0\n\n${note}x`],
    ['an empty line after the note', `old 0\n\n${note}\n`],
  ])('with %s is malformed', (_, body) => {
    expect(read(body)).toEqual({ malformed: expect.any(String) });
  });

  it('that is not UTF-8, or begins with a byte order mark, is malformed', () => {
    for (const bytes of [[0xff], [0xef, 0xbb, 0xbf]]) {
      const body = Buffer.concat([Buffer.from(bytes), Buffer.from(`old 0\n\n${note}`)]);
      expect(readAddCheckpoint(body)).toEqual({ malformed: expect.any(String) });
    }
  });

  it('is never answered by a throw, whatever the bytes', () => {
    const body = Buffer.from(addCheckpointBody(3, [Buffer.alloc(32)], note));
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.uint8Array({ maxLength: 40 }), (at, junk) => {
        const changed = Buffer.concat([body.subarray(0, at), junk, body.subarray(at + 1)]);
        for (const bytes of [junk, changed]) {
          const answer = readAddCheckpoint(bytes);
          expect('request' in answer || answer.malformed.length > 0).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('The size that a witness answers', () => {
  it.each([
    ['0\n', 0],
    ['50\n', 50],
    ['50', null],
    ['050\n', null],
    ['', null],
    ['9223372036854775807\n', null],
  ])('%j is %p', (body, size) => expect(readSizeAnswer(body)).toBe(size));
});

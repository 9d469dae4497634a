import { checkpointText } from '../../transparency-log/checkpoint.js';
import {
  newSigningKey,
  noteSigner,
  readVerifierKey,
  signNote,
} from '../../transparency-log/signed-note.js';
import { judgeKept, KEPT_VERDICTS, keptInWords, readKeptCheckpoint } from './kept-checkpoint.js';

const signer = noteSigner('audit.example/1', newSigningKey());
const keys = [readVerifierKey(signer.vkey)!];
const root = Buffer.alloc(32, 7);
const text = checkpointText({ origin: 'audit.example/1', size: 5, root });
const note = signNote(text, [signer]);

describe('A checkpoint that somebody kept', () => {
  it.each([
    ['as it was', note],
    ['with the line ends of a mail program', note.replaceAll('\n', '\r\n')],
    ['with spaces around its lines and no end', note.replaceAll('\n', ' \n').trim()],
  ])('is read and found to be signed %s', (_, pasted) => {
    expect(readKeptCheckpoint(pasted, keys)).toMatchObject({ isSigned: true, note });
  });

  it('signed by a key of before is still signed', () => {
    const next = readVerifierKey(noteSigner('audit.example/1', newSigningKey()).vkey)!;
    expect(readKeptCheckpoint(note, [next, ...keys])?.isSigned).toBe(true);
    expect(readKeptCheckpoint(note, [next])?.isSigned).toBe(false);
  });

  it.each([
    ['the three lines alone', text],
    ['a signature with another dash', note.replace('\u2014', '-')],
  ])('can be compared by %s, though nobody vouches for it', (_, pasted) => {
    expect(readKeptCheckpoint(pasted, keys)).toMatchObject({
      isSigned: false,
      note: null,
      checkpoint: { size: 5 },
    });
  });

  it.each([
    '',
    'Dear auditor,',
    'a\n0\nBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=\n',
    `${text}more\n\nmore\n`,
  ])('is not %j', (pasted) => {
    const read = readKeptCheckpoint(pasted, keys);
    expect(read?.isSigned ?? false).toBe(false);
    expect(read?.note ?? null).toBeNull();
  });

  it('is judged by its root, and accuses only where the log had signed it', () => {
    const signed = readKeptCheckpoint(note, keys)!;
    const unsigned = readKeptCheckpoint(text, keys)!;
    const other = Buffer.alloc(32, 8);
    const judged = [
      judgeKept(signed, 'audit.example/1', root),
      judgeKept(signed, 'audit.example/1', other),
      judgeKept(signed, 'audit.example/1', null),
      judgeKept(signed, 'audit.example/2', root),
      judgeKept(unsigned, 'audit.example/1', other),
      judgeKept(unsigned, 'audit.example/1', root),
    ];
    expect(judged).toEqual([...KEPT_VERDICTS, 'beginning']);
  });

  it('is told about in whole sentences', () => {
    const signed = readKeptCheckpoint(note, keys)!;
    for (const verdict of KEPT_VERDICTS)
      expect(keptInWords(verdict, signed, 9)).toMatch(/^[A-Z].*\.$/);
    expect(keptInWords('contradiction', signed, 9)).toContain('Contradiction');
    expect(keptInWords('shrunk', signed, 3)).toContain('shows only 3');
  });
});

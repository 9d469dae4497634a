import {
  newSigningKey,
  noteSigner,
  openNote,
  signNote,
} from '../../transparency-log/signed-note.js';
import { checkpointText } from '../../transparency-log/checkpoint.js';
import { checkpointOnPaper } from './checkpoint-on-paper.js';

const signer = noteSigner('audit.example/1', newSigningKey());
const root = Buffer.alloc(32, 7);
const note = signNote(checkpointText({ origin: signer.name, size: 9, root }), [signer]);
const paper = checkpointOnPaper({ note, signedAt: new Date('2026-11-20T22:31:19.319Z') }, [
  signer.vkey,
]);

describe('A checkpoint on paper', () => {
  it('has the three lines, the time in UTC, and the key with its fingerprint', () => {
    expect(paper).toContain(`    audit.example/1\n    9\n    ${root.toString('base64')}\n`);
    expect(paper).toContain('Signed 2026-11-20 22:31:19 UTC');
    expect(paper).toMatch(
      /\n {4}audit\.example\/1\+[0-9a-f]{8}\+\S+\n {4}([0-9a-f]{4} ){15}[0-9a-f]{4}\n/,
    );
  });

  it('ends with the note as signed, which the verifier takes', () => {
    expect(paper.endsWith(note)).toBe(true);
    expect(openNote(paper.slice(-note.length), signer)).not.toBeNull();
  });
});

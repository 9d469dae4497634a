import { hash } from 'node:crypto';

/**
 * The newest checkpoint for a letter, an e-mail or minutes: three lines to copy, and how somebody
 * compares them later. Times are UTC, so that copies from two places compare letter by letter.
 * @param signedAt null where nobody knows, as in the object store
 */
export function checkpointOnPaper(
  { note, signedAt }: { note: string; signedAt: Date | null },
  vkeys: readonly string[],
): string {
  const [text = ''] = note.split('\n\n');
  const three = text.split('\n').slice(0, 3);
  const when = signedAt?.toISOString().slice(0, 19).replace('T', ' ');
  return `Checkpoint of an audit trail${when === undefined ? '' : `\nSigned ${when} UTC`}

${three.map((line) => `    ${line}`).join('\n')}

The first line is the name of the log, the second how many entries it had, the third the root of
the tree over them. Keep this where the agency cannot change it: on paper, in an e-mail, in
minutes. An entry that is changed or taken out later, or another history, has another root.

Keys with which the log signs, and their fingerprints (SHA-256 of the line):

${vkeys.map((vkey) => `    ${vkey}\n    ${fingerprint(vkey)}`).join('\n')}

To compare: in an export of the trail, the file checkpoints/ of this size must begin with the same
three lines. Kept as a file together with the signature lines below it, the verifier does it:

    plumbline-verify consistency KEPT-FILE checkpoint --log EXPORT-FOLDER

As signed:

${note}`;
}

/** In groups of four, to be read aloud. */
function fingerprint(vkey: string): string {
  return (hash('sha256', vkey, 'hex').match(/.{4}/g) ?? []).join(' ');
}

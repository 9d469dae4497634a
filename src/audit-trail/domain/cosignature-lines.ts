import { cosignedAt, type CosignerKey } from '../../transparency-log/cosignature.js';
import { readNote, signatureLine } from '../../transparency-log/signed-note.js';

/**
 * Of what a witness answered, the lines by its own key; null unless it has some and all hold. What
 * others may have signed is left out: nobody asked them.
 */
export function cosignatureLines(note: string, answer: string, key: CosignerKey): string | null {
  const read = readNote(note + answer);
  if (read?.text !== readNote(note)?.text || read === null) return null;
  if (cosignedAt(read, key) === null) return null;
  return read.signatures
    .filter(({ name, keyId }) => name === key.name && keyId.equals(key.keyId))
    .map(({ name, keyId, signature }) => signatureLine(name, keyId, signature))
    .join('');
}

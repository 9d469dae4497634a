import type { TrailEntryDetail } from '../../api/types';
import { counted } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { Facts } from '../../ui/facts';
import { Status } from '../../ui/status';
import styles from './entry-drawer.module.css';

/**
 * What is kept beside the entry: shown, withheld from this reader, or gone. The three must not look
 * alike, since only the last is true for everybody.
 */
export function EntryDisclosures({ entry }: { readonly entry: TrailEntryDetail }) {
  const { disclosures, withheld, expunged } = entry;
  if (disclosures.length + withheld.length + expunged === 0) return null;
  return (
    <section className={styles.beside} aria-labelledby="kept-beside">
      <h3 className={styles.title} id="kept-beside">
        Kept beside it
      </h3>
      <Facts
        of={[
          ...disclosures.map(({ name, value }) => [nameInWords(name), textOf(value)] as const),
          ...withheld.map(
            (name) =>
              [
                nameInWords(name),
                <Status key={name} tone="calm">
                  Withheld: your role may not see it
                </Status>,
              ] as const,
          ),
        ]}
      />
      {expunged > 0 && (
        <Status tone="warn">{counted(expunged, 'value')} removed by court order</Status>
      )}
      <p className={styles.note}>
        The entry itself holds only a salted digest of each, so its proof stands with or without
        them.
      </p>
    </section>
  );
}

/** `userAgent` becomes `User agent`. */
function nameInWords(name: string): string {
  return inWords(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
}

/** Values come as JSON; a text is shown as people write it. */
function textOf(json: string): string {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' ? value : json;
  } catch {
    return json;
  }
}

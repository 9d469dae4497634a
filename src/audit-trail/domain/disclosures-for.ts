import { disclosureDigest, readDisclosure } from './disclosure.js';
import type { Reader } from './reader.js';

/** What one reader sees beside an entry, told apart from what is kept from them and what is gone. */
export interface SeenDisclosures {
  /** `encoded` is what the digest in the entry is taken over, so it goes into proofs as it is. */
  readonly shown: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly encoded: string;
  }[];
  /** Names of those that exist, but not for this reader. */
  readonly withheld: readonly string[];
  /** How many digests of the entry have no value any more: a court had them removed. */
  readonly expunged: number;
}

/** Seen by everybody who may read the entry: without it nobody could tell two machines apart. */
const OPEN_TO_READERS: ReadonlySet<string> = new Set(['address']);

/** Whether a reader may see the disclosure of that name beside entries of that kind. */
export function mayDisclose(name: string, _kind: string, reader: Pick<Reader, 'can'>): boolean {
  return reader.can('audit-trail.disclose') || OPEN_TO_READERS.has(name);
}

/**
 * Sorts an entry's disclosures for a reader.
 *
 * @param digests those in the entry's `_sd`
 * @param stored the encoded disclosures that still exist; one without its digest is nobody's
 */
export function disclosuresFor(
  entry: { readonly kind: string; readonly digests: readonly string[] },
  stored: readonly string[],
  reader: Pick<Reader, 'can'>,
): SeenDisclosures {
  const digests = new Set(entry.digests);
  const own = stored.flatMap((encoded) => {
    const read = digests.delete(disclosureDigest(encoded)) ? readDisclosure(encoded) : null;
    return read === null ? [] : [{ ...read, encoded }];
  });
  const isShown = ({ name }: { name: string }) => mayDisclose(name, entry.kind, reader);
  return {
    shown: own.filter(isShown),
    withheld: own.filter((each) => !isShown(each)).map(({ name }) => name),
    expunged: digests.size,
  };
}

import { disclosureDigest, readDisclosure } from './disclosure.js';
import { readerOf } from './disclosure-rules.js';
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

/** Whether a reader may see the disclosure of that name beside entries of that kind. */
export function mayDisclose(name: string, kind: string, reader: Pick<Reader, 'can'>): boolean {
  return reader.can('audit-trail.disclose') || readerOf(kind, name) === 'audit-trail.read';
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

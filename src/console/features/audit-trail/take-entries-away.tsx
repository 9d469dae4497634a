import type { TrailFilter } from '../../api/types';
import { TakeAway } from '../../ui/take-away';

/** The entries that the list shows, all of its pages, as a package that proves itself. */
export function TakeEntriesAway({ filter }: { readonly filter: TrailFilter }) {
  const query = new URLSearchParams(Object.entries(filter));
  return (
    <TakeAway
      address={`/api/v1/audit-trail/evidence?${query.toString()}`}
      name="evidence.zip"
      label="Take these entries away as evidence"
    >
      Take these away
    </TakeAway>
  );
}

import { present } from '../../lib/period';
import { dayFrom, oneOf, textFrom, type RawSearch } from '../../lib/search';

export const OUTCOMES = ['success', 'denied', 'failed'] as const;

export interface TrailSearch {
  readonly kind?: string;
  readonly actor?: string;
  readonly target?: string;
  readonly outcome?: (typeof OUTCOMES)[number];
  readonly purpose?: string;
  /** Calendar days of the agency, both included. */
  readonly from?: string;
  readonly to?: string;
  /** The entry that is open beside the list. */
  readonly entry?: string;
}

/** Filters and selection of the trail explorer, out of the address. */
export function trailSearch(raw: RawSearch): TrailSearch {
  return present({
    kind: textFrom(raw, 'kind'),
    actor: textFrom(raw, 'actor'),
    target: textFrom(raw, 'target'),
    outcome: oneOf(raw, 'outcome', OUTCOMES),
    purpose: textFrom(raw, 'purpose'),
    from: dayFrom(raw, 'from'),
    to: dayFrom(raw, 'to'),
    entry: textFrom(raw, 'entry'),
  });
}

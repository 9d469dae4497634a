import { present } from '../../lib/period';
import { dayFrom, textFrom, type RawSearch } from '../../lib/search';
import { isoDayOf, shiftDay, startOfDay } from '../../lib/times';

export interface AccessSearch {
  /** Calendar days of the agency, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly personId?: string;
  readonly clipId?: string;
}

/** What an access report is asked for, out of the address. */
export function accessSearch(raw: RawSearch): AccessSearch {
  return present({
    from: dayFrom(raw, 'from'),
    to: dayFrom(raw, 'to'),
    personId: textFrom(raw, 'personId'),
    clipId: textFrom(raw, 'clipId'),
  });
}

const USUAL_DAYS = 30;

/** First and last day: the last thirty days unless others are chosen. */
export function accessDays(search: AccessSearch, zone: string): { from: string; to: string } {
  const to = search.to ?? isoDayOf(new Date().toISOString(), zone);
  return { from: search.from ?? shiftDay(to, 1 - USUAL_DAYS), to };
}

/** The same as the API takes it, in moments. */
export function accessQuery(search: AccessSearch, zone: string) {
  const { from, to } = accessDays(search, zone);
  const { personId, clipId } = search;
  return {
    from: startOfDay(from, zone),
    to: startOfDay(shiftDay(to, 1), zone),
    ...present({ personId, clipId }),
  };
}

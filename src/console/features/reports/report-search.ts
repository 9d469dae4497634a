import { present } from '../../lib/period';
import { dayFrom, textFrom, type RawSearch } from '../../lib/search';
import { isoDayOf, shiftDay, startOfDay } from '../../lib/times';

export interface ReportSearch {
  readonly unitId?: string;
  /** Calendar days of the agency, both included. */
  readonly from?: string;
  readonly to?: string;
  /** Last day that counts; without it, everything until now. */
  readonly cutoff?: string;
}

/** What a report is asked for, out of the address. */
export function reportSearch(raw: RawSearch): ReportSearch {
  return present({
    unitId: textFrom(raw, 'unitId'),
    from: dayFrom(raw, 'from'),
    to: dayFrom(raw, 'to'),
    cutoff: dayFrom(raw, 'cutoff'),
  });
}

const USUAL_DAYS = 30;

/** First and last day: the last thirty days unless others are chosen. */
export function reportDays(search: ReportSearch, zone: string): { from: string; to: string } {
  const to = search.to ?? isoDayOf(new Date().toISOString(), zone);
  return { from: search.from ?? shiftDay(to, 1 - USUAL_DAYS), to };
}

/** The same as the API takes it, in moments. A cut-off of today is left to the server's now. */
export function reportQuery(search: ReportSearch, zone: string) {
  const { from, to } = reportDays(search, zone);
  const end =
    search.cutoff === undefined ? undefined : startOfDay(shiftDay(search.cutoff, 1), zone);
  return {
    from: startOfDay(from, zone),
    to: startOfDay(shiftDay(to, 1), zone),
    cutoff: end !== undefined && Date.parse(end) > Date.now() ? undefined : end,
    unitId: search.unitId,
  };
}

import { present } from '../../lib/period';
import { dayFrom, oneOf, textFrom, type RawSearch } from '../../lib/search';
import { VERDICTS, type VerdictName } from './verdicts';

export interface CoverageSearch {
  readonly unitId?: string;
  readonly verdict?: VerdictName;
  /** Calendar days of the agency, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** The filters of the coverage page, out of the address. */
export function coverageSearch(raw: RawSearch): CoverageSearch {
  return present({
    unitId: textFrom(raw, 'unitId'),
    verdict: oneOf(raw, 'verdict', VERDICTS),
    from: dayFrom(raw, 'from'),
    to: dayFrom(raw, 'to'),
  });
}

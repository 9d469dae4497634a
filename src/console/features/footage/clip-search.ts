import { present } from '../../lib/period';
import { dayFrom, oneOf, textFrom, type RawSearch } from '../../lib/search';
import { CATEGORIES, STATES } from './words';

export interface ClipSearch {
  readonly unitId?: string;
  readonly officerId?: string;
  readonly cameraSerial?: string;
  readonly state?: (typeof STATES)[number];
  /** `none` looks for clips without a category. */
  readonly category?: (typeof CATEGORIES)[number] | 'none';
  /** Calendar days of the agency, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** The filters of the clips list, out of the address. */
export function clipSearch(raw: RawSearch): ClipSearch {
  return present({
    unitId: textFrom(raw, 'unitId'),
    officerId: textFrom(raw, 'officerId'),
    cameraSerial: textFrom(raw, 'cameraSerial'),
    state: oneOf(raw, 'state', STATES),
    category: oneOf(raw, 'category', [...CATEGORIES, 'none']),
    from: dayFrom(raw, 'from'),
    to: dayFrom(raw, 'to'),
  });
}

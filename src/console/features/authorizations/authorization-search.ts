import { present } from '../../lib/period';
import { oneOf, type RawSearch } from '../../lib/search';
import { KINDS, STANDINGS } from './words';

export interface AuthorizationSearch {
  readonly kind?: (typeof KINDS)[number];
  readonly standing?: (typeof STANDINGS)[number];
}

/** The filters of the list, out of the address. */
export function authorizationSearch(raw: RawSearch): AuthorizationSearch {
  return present({
    kind: oneOf(raw, 'kind', KINDS),
    standing: oneOf(raw, 'standing', STANDINGS),
  });
}

import { authorizationRefusals } from './authorizations.errors.js';
import type {
  AuthorizationKind,
  AuthorizationReach,
  Restriction,
} from './written-authorization.js';

/** What somebody wants to give in writing. */
export interface NewAuthorization {
  readonly kind: AuthorizationKind;
  readonly personId: string;
  readonly reach: AuthorizationReach | null;
  readonly unitIds: readonly string[];
  readonly coversReviews: boolean;
  readonly restrictions: readonly Restriction[];
  readonly purpose: string;
  readonly documentReference: string | null;
  /** The document itself, a PDF. */
  readonly document: Buffer | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
}

/** By what right somebody authorizes: as head of the agency, or as the head's designee. */
export type Authority =
  | { readonly by: 'head'; readonly personId: string; readonly mayDesignate: boolean }
  | { readonly by: 'designee'; readonly personId: string; readonly designationId: string };

const DAY_MS = 86_400_000;
const PDF_BEGINS = Buffer.from('%PDF-');

/** Whether designations are theirs to give and to take back. */
export function mayDesignate(authority: Authority): boolean {
  return authority.by === 'head' && authority.mayDesignate;
}

/**
 * Who may give it: a designation comes from the head of the agency alone and goes to somebody
 * else; a designee authorizes anybody but themselves. The head has nobody above who could.
 * @throws DomainError `authorization.only-the-chief`, `.not-oneself`
 */
export function checkAuthority(authority: Authority, asked: NewAuthorization): void {
  const isOwn = authority.personId === asked.personId;
  if (asked.kind === 'designation') {
    if (!mayDesignate(authority)) throw authorizationRefusals.refuse('only-the-chief');
    if (isOwn) throw authorizationRefusals.refuse('not-oneself');
    return;
  }
  if (authority.by === 'designee' && isOwn) throw authorizationRefusals.refuse('not-oneself');
}

/**
 * What must be written for it to hold: what it reaches, for how long, and the document.
 * @throws DomainError `authorization.reach-missing`, `.restrictions-missing`, `.document-missing`,
 *   `.no-pdf`, `.period`, `.too-long`
 */
export function checkContent(asked: NewAuthorization, now: Date, maximumDays: number): void {
  const { kind, reach, unitIds, restrictions, document, documentReference } = asked;
  const namesUnits = unitIds.length > 0;
  if (kind === 'viewing' ? reach === null || namesUnits !== (reach === 'units') : reach !== null) {
    throw authorizationRefusals.refuse('reach-missing');
  }
  if ((kind === 'clearance') !== restrictions.length > 0) {
    throw authorizationRefusals.refuse('restrictions-missing');
  }
  if (document === null && documentReference === null) {
    throw authorizationRefusals.refuse('document-missing');
  }
  if (document !== null && !document.subarray(0, PDF_BEGINS.length).equals(PDF_BEGINS)) {
    throw authorizationRefusals.refuse('no-pdf');
  }
  checkPeriod(asked, now, maximumDays);
}

function checkPeriod(
  { validFrom, validUntil }: NewAuthorization,
  now: Date,
  maximumDays: number,
): void {
  if (validUntil <= now || validUntil <= validFrom) throw authorizationRefusals.refuse('period');
  if (validUntil.getTime() - now.getTime() > maximumDays * DAY_MS) {
    throw authorizationRefusals.refuse('too-long', { maximumDays });
  }
}

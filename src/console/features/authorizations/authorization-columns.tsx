import { Link } from '@tanstack/react-router';
import type { Authorization } from '../../api/types';
import { daysUntil } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { Moment } from '../../ui/moment';
import { Status } from '../../ui/status';
import type { Column } from '../../ui/table';
import { authorityOf, coverageOf, KIND_WORDS, standingOf } from './words';

export const PERSON_COLUMN: Column<Authorization> = {
  head: 'Person',
  cell: ({ id, person }) => (
    <Link to="/authorizations/$authorizationId" params={{ authorizationId: id }} data-row-link>
      {person.name}
    </Link>
  ),
};

/** For lists of one person’s: what it is for leads to the paper. */
export const PAPER_COLUMN: Column<Authorization> = {
  head: 'For',
  cell: ({ id, kind }) => (
    <Link to="/authorizations/$authorizationId" params={{ authorizationId: id }} data-row-link>
      {KIND_WORDS[kind]}
    </Link>
  ),
};

/** What of an authorization every list shows. */
export const AUTHORIZATION_COLUMNS: readonly Column<Authorization>[] = [
  { head: 'For', cell: ({ kind }) => KIND_WORDS[kind] },
  { head: 'Covers', cell: coverageOf },
  { head: 'Purpose', cell: ({ purpose }) => purpose },
  { head: 'Given by', cell: authorityOf },
  { head: 'Until', cell: ({ validUntil }) => <Moment at={validUntil} as="day" /> },
  { head: 'Stands', cell: (given) => <Standing given={given} /> },
];

export function Standing({ given }: { readonly given: Authorization }) {
  const zone = useZone();
  const daysLeft = daysUntil(given.validUntil, new Date().toISOString(), zone);
  const { tone, words } = standingOf(given, daysLeft);
  return <Status tone={tone}>{words}</Status>;
}

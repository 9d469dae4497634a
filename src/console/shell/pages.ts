import {
  IconChartBar,
  IconChecklist,
  IconClipboardCheck,
  IconDice5,
  IconEraser,
  IconEye,
  IconFingerprint,
  IconHeartbeat,
  IconHourglass,
  IconIdBadge2,
  IconLicense,
  IconListCheck,
  IconLogin2,
  IconMovie,
  IconPlugConnected,
  IconSignature,
  IconShieldHalf,
  IconTable,
  IconUserCheck,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Permission } from '../api/types';

interface PageEntry {
  readonly to:
    | '/queue'
    | '/clips'
    | '/coverage'
    | '/draws'
    | '/report'
    | '/trail'
    | '/trail/health'
    | '/trail/checkpoints'
    | '/log-reviews'
    | '/expunging'
    | '/retention'
    | '/access-report'
    | '/authorizations'
    | '/people'
    | '/approvals'
    | '/roles'
    | '/roster'
    | '/recertification'
    | '/api-clients'
    | '/single-sign-on';
  readonly label: string;
  readonly icon: TablerIcon;
  readonly permission: Permission;
  /** Gathered behind this room's door for whoever may enter it; a room of its own for others. */
  readonly within?: Door;
}

/** Rooms that have others behind them. */
type Door = '/trail' | '/report' | '/people';

/** The rooms of the house, in the order of daily work. */
const PAGES: readonly PageEntry[] = [
  { to: '/queue', label: 'Queue', icon: IconListCheck, permission: 'review.conduct' },
  { to: '/clips', label: 'Clips', icon: IconMovie, permission: 'clip.search' },
  { to: '/coverage', label: 'Coverage', icon: IconShieldHalf, permission: 'coverage.read' },
  { to: '/draws', label: 'Draws', icon: IconDice5, permission: 'draw.read' },
  { to: '/report', label: 'Report', icon: IconChartBar, permission: 'report.read' },
  ...within('/report', [
    {
      to: '/access-report',
      label: 'Access',
      icon: IconEye,
      permission: 'access-report.read',
    },
  ]),
  { to: '/trail', label: 'Trail', icon: IconFingerprint, permission: 'audit-trail.read' },
  ...within('/trail', [
    {
      to: '/log-reviews',
      label: 'Log review',
      icon: IconChecklist,
      permission: 'audit-trail.read',
    },
    { to: '/trail/health', label: 'Health', icon: IconHeartbeat, permission: 'audit-trail.read' },
    {
      to: '/trail/checkpoints',
      label: 'Checkpoints',
      icon: IconSignature,
      permission: 'audit-trail.read',
    },
    { to: '/expunging', label: 'Expunging', icon: IconEraser, permission: 'audit-trail.expunge' },
    {
      to: '/retention',
      label: 'Trail retention',
      icon: IconHourglass,
      permission: 'audit-trail.prune',
    },
  ]),
  { to: '/people', label: 'People', icon: IconUsers, permission: 'person.read' },
  ...within('/people', [
    { to: '/approvals', label: 'Approvals', icon: IconUserCheck, permission: 'person.approve' },
    { to: '/roles', label: 'Roles', icon: IconTable, permission: 'person.read' },
    { to: '/roster', label: 'Roster', icon: IconIdBadge2, permission: 'personnel.read' },
    {
      to: '/recertification',
      label: 'Account reviews',
      icon: IconClipboardCheck,
      permission: 'recertification.read',
    },
    {
      to: '/authorizations',
      label: 'Authorizations',
      icon: IconLicense,
      permission: 'authorization.read',
    },
    {
      to: '/api-clients',
      label: 'API clients',
      icon: IconPlugConnected,
      permission: 'api-client.manage',
    },
    {
      to: '/single-sign-on',
      label: 'Single sign-on',
      icon: IconLogin2,
      // Whoever approves what groups give sees it there, too.
      permission: 'person.approve',
    },
  ]),
];

function within(door: Door, rooms: readonly PageEntry[]): PageEntry[] {
  return rooms.map((room) => ({ ...room, within: door }));
}

/** The rooms that a person sees from the hall. */
export function pagesFor(permissions: readonly Permission[]): readonly PageEntry[] {
  const open = PAGES.filter((page) => permissions.includes(page.permission));
  return open.filter(
    (page) => page.within === undefined || !open.some(({ to }) => to === page.within),
  );
}

/** The rooms behind the door that an address lies behind; none where there is only that one. */
export function roomsAt(
  pathname: string,
  permissions: readonly Permission[],
): readonly PageEntry[] {
  const open = PAGES.filter((page) => permissions.includes(page.permission));
  const door = open.find(
    ({ to }) => open.some((page) => page.within === to) && isWithin(pathname, to),
  );
  return open.filter((page) => page === door || (door !== undefined && page.within === door.to));
}

/** The page of a list that an address belongs to: the one whose own address is nearest. */
export function nearest<T extends Pick<PageEntry, 'to'>>(
  pathname: string,
  pages: readonly T[],
): T | undefined {
  return pages
    .filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`))
    .sort((a, b) => b.to.length - a.to.length)[0];
}

/** Addresses that belong to another room: a review to the queue, a policy to the draws. */
const HOMES: Readonly<Record<string, string>> = {
  '/reviews': '/queue',
  '/policies': '/draws',
  ...Object.fromEntries(
    PAGES.flatMap(({ to, within: door }) => (door === undefined ? [] : [[to, door]])),
  ),
};

/** Whether an address lies in a room, or in one that is gathered behind its door. */
export function isWithin(pathname: string, to: string): boolean {
  const first = `/${pathname.split('/')[1] ?? ''}`;
  return first === to || HOMES[first] === to;
}

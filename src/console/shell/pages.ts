import {
  IconChartBar,
  IconChecklist,
  IconDice5,
  IconEraser,
  IconFingerprint,
  IconHourglass,
  IconListCheck,
  IconMovie,
  IconShieldHalf,
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
    | '/log-reviews'
    | '/expunging'
    | '/retention'
    | '/people';
  readonly label: string;
  readonly icon: TablerIcon;
  readonly permission: Permission;
}

/** The rooms of the house, in the order of daily work. */
export const PAGES: readonly PageEntry[] = [
  { to: '/queue', label: 'Queue', icon: IconListCheck, permission: 'review.conduct' },
  { to: '/clips', label: 'Clips', icon: IconMovie, permission: 'clip.search' },
  { to: '/coverage', label: 'Coverage', icon: IconShieldHalf, permission: 'coverage.read' },
  { to: '/draws', label: 'Draws', icon: IconDice5, permission: 'draw.read' },
  { to: '/report', label: 'Report', icon: IconChartBar, permission: 'report.read' },
  { to: '/trail', label: 'Trail', icon: IconFingerprint, permission: 'audit-trail.read' },
  {
    to: '/log-reviews',
    label: 'Log review',
    icon: IconChecklist,
    permission: 'audit-trail.review',
  },
  { to: '/expunging', label: 'Expunging', icon: IconEraser, permission: 'audit-trail.expunge' },
  { to: '/retention', label: 'Retention', icon: IconHourglass, permission: 'audit-trail.prune' },
  { to: '/people', label: 'People', icon: IconUsers, permission: 'person.read' },
];

/** The rooms that a person may enter. */
export function pagesFor(permissions: readonly Permission[]): readonly PageEntry[] {
  return PAGES.filter((page) => permissions.includes(page.permission));
}

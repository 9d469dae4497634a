/** Everything that anybody may be allowed to do: a closed list, with what it means. */
export const PERMISSIONS = {
  'session.own': 'See and end one’s own sessions',
  'person.read': 'See the people who have accounts',
  'person.manage': 'Invite people with the roles they will hold',
  'agency.read': 'See units, officers, cameras and sensors',
  'agency.manage': 'Change units, officers, cameras and sensors',
  'clip.search': 'Find clips and see their facts',
  'clip.view': 'Watch footage',
  'clip.categorize': 'Give a clip its category',
  'clip.ingest': 'Bring footage in',
  'custody.export': 'Take the chain of custody of a clip away, with its proofs',
  'trigger-event.record': 'Record holster and other trigger events',
  'coverage.read': 'See which trigger events have footage',
  'review-policy.manage': 'Set review policies',
  'draw.read': 'See draws and take their records away',
  'draw.conduct': 'Declare, freeze, seed and execute draws',
  'review.read': 'Read reviews',
  'review.conduct': 'Do the reviews in one’s own queue',
  'report.read': 'Make reports',
  'audit-trail.read': 'Read the audit trail',
  'audit-trail.disclose': 'See what entries keep beside them: names, reasons, free text',
  'audit-trail.export': 'Take the audit trail away',
  'audit-trail.review': 'Do the weekly review of the audit trail and sign it off',
  'audit-trail.verify': 'Have the audit trail verified, and see how it stands',
  'audit-trail.expunge': 'Ask for the expunging of disclosures by court order, or approve it',
  'audit-trail.prune': 'Ask for the end of entries past their retention, or approve it',
} as const;
export type Permission = keyof typeof PERMISSIONS;

export const ROLES = [
  'officer',
  'supervisor',
  'commander',
  'records',
  'auditor',
  'administrator',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

/** How far a permission reaches when a role gives it. */
export type Reach = 'own' | 'unit' | 'all';

const everybody = { 'session.own': 'all' } as const;

/**
 * What each role may do, and how far. Administering gives no footage: whoever runs the system
 * needs no content, and an auditor sees facts but no pictures.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, Partial<Record<Permission, Reach>>>> = {
  officer: {
    ...everybody,
    'agency.read': 'own',
    'clip.search': 'own',
    'clip.view': 'own',
    'clip.categorize': 'own',
  },
  supervisor: {
    ...everybody,
    'agency.read': 'unit',
    'clip.search': 'unit',
    'clip.view': 'unit',
    'clip.categorize': 'unit',
    'coverage.read': 'unit',
    'draw.read': 'all',
    'review.read': 'unit',
    'review.conduct': 'all',
  },
  commander: {
    ...everybody,
    'agency.read': 'all',
    'clip.search': 'all',
    'clip.view': 'all',
    'coverage.read': 'all',
    'review-policy.manage': 'all',
    'draw.read': 'all',
    'draw.conduct': 'all',
    'review.read': 'all',
    'report.read': 'all',
    'audit-trail.prune': 'all',
  },
  records: {
    ...everybody,
    'agency.read': 'all',
    'clip.search': 'all',
    'clip.view': 'all',
    'clip.categorize': 'all',
    'clip.ingest': 'all',
    'custody.export': 'all',
    'trigger-event.record': 'all',
    'coverage.read': 'all',
    'audit-trail.expunge': 'all',
  },
  auditor: {
    ...everybody,
    'agency.read': 'all',
    'clip.search': 'all',
    'custody.export': 'all',
    'coverage.read': 'all',
    'draw.read': 'all',
    'review.read': 'all',
    'report.read': 'all',
    'audit-trail.read': 'all',
    'audit-trail.disclose': 'all',
    'audit-trail.export': 'all',
    'audit-trail.review': 'all',
    'audit-trail.verify': 'all',
  },
  administrator: {
    ...everybody,
    'person.read': 'all',
    'person.manage': 'all',
    'agency.read': 'all',
    'agency.manage': 'all',
    'audit-trail.read': 'all',
    'audit-trail.review': 'all',
    'audit-trail.verify': 'all',
    'audit-trail.expunge': 'all',
    'audit-trail.prune': 'all',
    'clip.ingest': 'all',
    'trigger-event.record': 'all',
  },
  service: { 'clip.ingest': 'all', 'trigger-event.record': 'all' },
};

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}

/** Everything that anybody may be allowed to do: a closed list, with what it means. */
export const PERMISSIONS = {
  'session.own': 'See and end one’s own sessions',
  'person.read': 'See the people who have accounts',
  'person.manage':
    'Prepare invitations, changes of roles and resets of second factors; release, disable and enable accounts',
  'person.approve':
    'Approve invitations, changes of roles and resets of second factors that somebody else prepared',
  'person.disable': 'End somebody’s access at once',
  'person.provision': 'Keep accounts in step with the system that knows who works here (SCIM)',
  'personnel.read': 'See trainings, agreements, leave and the dates of accounts',
  'personnel.manage': 'Keep trainings, agreements, leave and terminations; import the roster',
  'recertification.read': 'See the yearly reviews of accounts',
  'recertification.decide': 'Decide in the yearly review whether somebody keeps an account',
  'single-sign-on.manage': 'Connect identity providers, and link people to them',
  'api-client.manage': 'Make, change and revoke the credentials of machines',
  'authorization.read': 'See written authorizations to access footage',
  'authorization.grant': 'Authorize people in writing to access footage, and revoke that',
  'authorization.designate': 'Designate who may authorize in the chief’s place',
  'agency.read': 'See units, officers, cameras and sensors',
  'agency.manage': 'Change units, officers, cameras and sensors',
  'clip.search': 'Find clips and see their facts',
  'clip.view': 'Watch footage',
  'clip.categorize': 'Give a clip its category',
  'clip.restrict': 'Restrict a clip to those with a clearance, and lift that',
  'access-report.read': 'See who opened which clips, for what purpose and by what authorization',
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
  'approver',
  'auditor',
  'chief',
  'administrator',
  'service',
] as const;
export type Role = (typeof ROLES)[number];

/** The roles of people; machines have `service`, by a credential and never by an account. */
export const PEOPLE_ROLES = ROLES.filter((role) => role !== 'service');

/** How far a permission reaches when a role gives it. */
export type Reach = 'own' | 'unit' | 'all';

const everybody = { 'session.own': 'all' } as const;

/**
 * The head of the agency answers for all that is done with footage, and so holds whatever the roles
 * that work with it hold, everywhere: nobody can grant more than they hold. Keeping the system
 * running is not part of it.
 */
const CHIEF: Partial<Record<Permission, Reach>> = {
  ...everybody,
  'person.read': 'all',
  'person.approve': 'all',
  'person.disable': 'all',
  'personnel.read': 'all',
  'recertification.read': 'all',
  'recertification.decide': 'all',
  'authorization.read': 'all',
  'authorization.grant': 'all',
  'authorization.designate': 'all',
  'access-report.read': 'all',
  'agency.read': 'all',
  'clip.search': 'all',
  'clip.view': 'all',
  'clip.categorize': 'all',
  'clip.restrict': 'all',
  'clip.ingest': 'all',
  'custody.export': 'all',
  'trigger-event.record': 'all',
  'coverage.read': 'all',
  'review-policy.manage': 'all',
  'draw.read': 'all',
  'draw.conduct': 'all',
  'review.read': 'all',
  'review.conduct': 'all',
  'report.read': 'all',
  'audit-trail.read': 'all',
  'audit-trail.disclose': 'all',
  'audit-trail.export': 'all',
  'audit-trail.review': 'all',
  'audit-trail.verify': 'all',
  'audit-trail.expunge': 'all',
  'audit-trail.prune': 'all',
};

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
    'access-report.read': 'all',
    'authorization.read': 'all',
    'person.read': 'all',
    'person.disable': 'all',
    'personnel.read': 'all',
    'recertification.read': 'all',
    'recertification.decide': 'all',
    'audit-trail.read': 'all',
    'audit-trail.review': 'all',
    'audit-trail.verify': 'all',
    'audit-trail.prune': 'all',
  },
  records: {
    ...everybody,
    'agency.read': 'all',
    'clip.search': 'all',
    'clip.view': 'all',
    'clip.categorize': 'all',
    'clip.restrict': 'all',
    'clip.ingest': 'all',
    'custody.export': 'all',
    'trigger-event.record': 'all',
    'coverage.read': 'all',
    'audit-trail.expunge': 'all',
  },
  approver: {
    ...everybody,
    'agency.read': 'all',
    'clip.search': 'all',
    'clip.view': 'all',
    'custody.export': 'all',
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
    'access-report.read': 'all',
    'authorization.read': 'all',
    'personnel.read': 'all',
    'recertification.read': 'all',
    'audit-trail.read': 'all',
    'audit-trail.disclose': 'all',
    'audit-trail.export': 'all',
    'audit-trail.verify': 'all',
  },
  chief: CHIEF,
  administrator: {
    ...everybody,
    'person.read': 'all',
    'person.manage': 'all',
    'person.approve': 'all',
    'person.disable': 'all',
    'personnel.read': 'all',
    'personnel.manage': 'all',
    'recertification.read': 'all',
    'single-sign-on.manage': 'all',
    'api-client.manage': 'all',
    'authorization.read': 'all',
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
  service: { 'clip.ingest': 'all', 'trigger-event.record': 'all', 'person.provision': 'all' },
};

/**
 * What changes nothing that the agency keeps: reading, taking copies away, and having things
 * checked. Whoever audits holds nothing else.
 */
export const READING: readonly Permission[] = [
  'session.own',
  'person.read',
  'personnel.read',
  'recertification.read',
  'authorization.read',
  'agency.read',
  'clip.search',
  'clip.view',
  'access-report.read',
  'custody.export',
  'coverage.read',
  'draw.read',
  'review.read',
  'report.read',
  'audit-trail.read',
  'audit-trail.disclose',
  'audit-trail.export',
  'audit-trail.verify',
];

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}

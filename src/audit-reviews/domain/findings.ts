import type { EntrySelection, LocalHours } from '../../audit-trail/audit-trail.public.js';

/** One thing to look for in a week of the trail. */
export interface FindingRule {
  readonly id: string;
  readonly title: string;
  /** Why it matters, for a person who is no expert. */
  readonly why: string;
  /** What the reviewer is to ask. */
  readonly ask: string;
  /** The controls that it serves. */
  readonly controls: string;
  /** Which entries are in it: those that any of these takes in. */
  readonly selections: (hours: LocalHours) => readonly EntrySelection[];
}

/** The largest honest difference between the clocks of the application and of the database. */
export const CLOCK_OFF_SECONDS = 600;

export const SIGN_IN_FAILED = 'sign-in.failed';
const FOOTAGE_VIEWED = 'clip.playback-opened';

const BULK_EXPORTS = [
  'audit-trail.evidence-exported',
  'audit-trail.exported',
  'draw.record-exported',
  'report.access-reported',
  'recertification.exported',
  'report.made',
];

const PRIVILEGE_CHANGES = [
  'agency.founded',
  'api-client.key-ended',
  'api-client.key-registered',
  'api-client.made',
  'api-client.revoked',
  'api-client.rotated',
  'audit-review.hours-set',
  'authorization.granted',
  'authorization.revoked',
  'clip.restricted',
  'clip.restriction-lifted',
  'credentials.factor-removed',
  'credentials.factor-reset-prepared',
  'credentials.factor-reset-refused',
  'credentials.factor-reset-withdrawn',
  'credentials.password-change-demanded',
  'credentials.password-reset-issued',
  'credentials.recovery-code-used',
  'credentials.recovery-codes-made',
  'credentials.second-factors-reset',
  'identity.change-approved',
  'identity.change-prepared',
  'identity.change-refused',
  'identity.change-withdrawn',
  'identity.first-administrator-created',
  'identity.invitation-accepted',
  'identity.invitation-renewed',
  'identity.invitation-withdrawn',
  'identity.person-disabled',
  'identity.person-invited',
  'identity.session-key-rotated',
  'identity.session-moved',
  'identity.sessions-ended',
  'identity.person-renamed',
  'identity.roles-ended',
  'identity.terms-ended',
  'personnel.transfer-settled',
  'personnel.unused-disabled',
  'recertification.closed',
  'recertification.decided',
  'recertification.escalated',
  'provisioning.account-linked',
  'provisioning.account-removed',
  'provisioning.external-id-changed',
  'review-policy.saved',
  'roster.applied',
  'single-sign-on.break-glass-approved',
  'single-sign-on.break-glass-ended',
  'single-sign-on.ended-with-provider',
  'single-sign-on.group-role-approved',
  'single-sign-on.group-role-ended',
  'single-sign-on.link-approved',
  'single-sign-on.linked',
  'single-sign-on.only-way-set',
  'single-sign-on.provider-saved',
  'single-sign-on.roles-followed',
  'single-sign-on.unlinked',
  'sign-in.account-released',
];

/** The numbers alone of a review give nothing away, so reading those is left out. */
const LOG_READS = [
  'audit-review.entries-read',
  'audit-trail.checkpoint-checked',
  'audit-trail.consistency-proven',
  'audit-trail.entries-read',
  'audit-trail.entry-read',
  'audit-trail.evidence-exported',
  'audit-trail.expunction-read',
  'audit-trail.exported',
  'audit-trail.proof-issued',
  'audit-trail.requests-listed',
  'audit-trail.verification-requested',
];

const REMOVALS = [
  'audit-trail.bundles-removed',
  'audit-trail.disclosures-expunged',
  'audit-trail.entry-expunged',
  'audit-trail.expunction-approved',
  'audit-trail.expunction-requested',
  'audit-trail.expunction-withdrawn',
  'audit-trail.pruned',
  'audit-trail.pruning-approved',
  'audit-trail.pruning-requested',
  'audit-trail.pruning-withdrawn',
];

const TROUBLES: readonly EntrySelection[] = [
  { kinds: ['audit-trail.alert-raised', 'draw.damage-found'] },
  { kinds: ['audit-trail.verified'], factsOtherThan: { verdict: 'good' } },
  { kinds: ['audit-trail.checkpoint-checked'], facts: { verdict: 'contradiction' } },
  { kinds: ['audit-trail.checkpoint-checked'], facts: { verdict: 'shrunk' } },
  { kinds: ['audit-trail.consistency-proven'], facts: { consistent: 'false' } },
  { clockOffSeconds: CLOCK_OFF_SECONDS },
];

/** Access that ended after its time, that is still open, or that nobody uses and nobody can end. */
const LATE_ENDS: readonly EntrySelection[] = [
  { kinds: ['personnel.access-ended'], facts: { late: 'true' } },
  { kinds: ['personnel.transfer-settled'], facts: { late: 'true' } },
  { kinds: ['personnel.access-overdue', 'personnel.unused-kept', 'recertification.escalated'] },
];

/** The worklist of a week, in the order in which it is best gone through. */
export const FINDING_RULES = [
  {
    id: 'failed-sign-ins',
    title: 'Failed sign-ins',
    why: 'Somebody may be guessing a password. A person who mistypes tries two or three times; a guesser tries often, or tries many names.',
    ask: 'Was it the person, and did they get in afterwards? Bursts are listed by account and by address.',
    controls: 'CJIS AU-2 (failed logon), AC-7, AU-6',
    selections: () => [{ kinds: [SIGN_IN_FAILED] }],
  },
  {
    id: 'break-glass',
    title: 'Break-glass accounts used',
    why: 'Such an account opens without the identity provider. It is for the day on which that one is down, and for nothing else.',
    ask: 'Was the provider down, who was it, and has the password been changed since?',
    controls: 'CJIS AC-2, AU-6, IR-6',
    selections: () => [{ kinds: ['single-sign-on.break-glass-used'] }],
  },
  {
    id: 'after-hours-views',
    title: 'Footage viewed outside of usual hours',
    why: 'Footage is private data. Who looks at it when nobody else is there may have a good reason, or one that is not the agency’s.',
    ask: 'Was the person on duty, and does the purpose fit the shift?',
    controls: 'CJIS AU-6; Minn. Stat. 13.05 subd. 5, 13.825 subd. 7',
    selections: (hours) => [{ kinds: [FOOTAGE_VIEWED], outside: hours }],
  },
  {
    id: 'views-without-case',
    title: 'Footage viewed outside of a review',
    why: 'A drawn review says by itself why the clip was opened. For these views there is only the purpose that the person chose.',
    ask: 'Does a report, a request or a case stand behind each one?',
    controls: 'CJIS AU-6, AC-6; Minn. Stat. 13.05 subd. 5, 13.825 subd. 7',
    selections: () => [{ kinds: [FOOTAGE_VIEWED], facts: { review: null } }],
  },
  {
    id: 'bulk-exports',
    title: 'Records taken away in bulk',
    why: 'What was exported is out of the agency’s hands. Each export has one person who wanted it and one reason.',
    ask: 'Who received it, and were they to have it?',
    controls: 'CJIS AU-2, AC-6, MP-5; Minn. Stat. 13.825 subd. 9',
    selections: () => [{ kinds: BULK_EXPORTS }],
  },
  {
    id: 'privilege-changes',
    title: 'Changes of who may do what',
    why: 'New people, new roles and new rules open doors. Each should have been ordered by somebody who may.',
    ask: 'Is there an order or a staffing change for each one?',
    controls: 'CJIS AC-2, AC-6(9), CM-3',
    selections: () => [{ kinds: PRIVILEGE_CHANGES }],
  },
  {
    id: 'late-ends-of-access',
    title: 'Access that ended late, or not at all',
    why: 'Whoever has left or changed units must be out within a day, and within half an hour where there is a risk. Until then a door stands open.',
    ask: 'Why was it late, and was the account used in between?',
    controls: 'CJIS PS-4, PS-5, AC-2 h, AC-2(3), AC-2(13)',
    selections: () => LATE_ENDS,
  },
  {
    id: 'log-reads',
    title: 'Who read or took away the trail',
    why: 'The trail says what everybody does. Reading it to check up on a colleague is a misuse as well.',
    ask: 'Is it the work of those who read it? Your own readings are here, too.',
    controls: 'CJIS AU-2, AU-9',
    selections: () => [{ kinds: LOG_READS }],
  },
  {
    id: 'refused-access',
    title: 'Acts that were refused or failed',
    why: 'A refusal means that the rules held. Many by one person mean that somebody tries the doors, or lacks a right they need.',
    ask: 'Is there one person, or one thing, that comes again and again?',
    controls: 'CJIS AU-2 (failed use of permissions), AC-6(9), AU-6',
    selections: () => [{ notKinds: [SIGN_IN_FAILED], outcomes: ['denied', 'failed'] }],
  },
  {
    id: 'removals',
    title: 'Values expunged and entries pruned',
    why: 'This is the only way in which anything leaves the trail. It needs two people and an order, or the end of retention.',
    ask: 'Is the order on file, and did two different people act?',
    controls: 'CJIS AU-9, AU-11; Minn. Stat. 13.825 subd. 3',
    selections: () => [{ kinds: REMOVALS }],
  },
  {
    id: 'trail-troubles',
    title: 'Troubles of the trail itself',
    why: 'Entries whose time is not the time at which they arrived, records found changed, and checks that did not end well: signs of a wrong clock, of a fault, or of somebody’s hand.',
    ask: 'Is the cause known and mended? If not, this needs action.',
    controls: 'CJIS AU-5, AU-8, AU-9, SI-7',
    selections: () => TROUBLES,
  },
] as const satisfies readonly FindingRule[];

export type FindingId = (typeof FINDING_RULES)[number]['id'];
export const FINDING_IDS = FINDING_RULES.map(({ id }) => id);

export function isFindingId(text: string): text is FindingId {
  return (FINDING_IDS as readonly string[]).includes(text);
}

export function findingRule(id: FindingId): FindingRule {
  const [rule] = FINDING_RULES.filter((one) => one.id === id);
  if (rule === undefined) throw new RangeError(`There is no finding ${id}`);
  return rule;
}

/** Bursts of failed sign-ins: so many within so long lock an account (CJIS AC-7). */
export const BURST = { kind: SIGN_IN_FAILED, windowMinutes: 15, least: 5 } as const;
/** What makes failed sign-ins belong together, as the disclosures of their entries are named. */
export const BURST_BY = ['username', 'address'] as const;

import type { Refusal } from '../../platform/errors/refusals.js';

/** Why an act about somebody's account or roles may not happen. */
export const PEOPLE_REFUSALS = {
  'unit-needed': {
    kind: 'unprocessable',
    says: 'This role is held for a unit, and none is named.',
    mend: 'Name the unit.',
  },
  'unit-not-taken': {
    kind: 'unprocessable',
    says: 'This role is not limited to a unit, so a unit would promise a limit that is none.',
    mend: 'Leave the unit out, or choose a role that is held for a unit.',
  },
  'username-taken': {
    kind: 'conflict',
    says: 'Somebody has this user name already.',
    mend: 'Choose another one.',
  },
  'username-unclear': {
    kind: 'unprocessable',
    says: 'This user name holds signs that other people cannot tell from others, or cannot type.',
    mend: 'Use letters of one alphabet, digits, and the signs . _ - @ +',
  },
  'unit-not-found': {
    kind: 'unprocessable',
    says: 'There is no such unit.',
    mend: 'Choose one of the agency’s units.',
  },
  'officer-not-found': {
    kind: 'unprocessable',
    says: 'There is no such officer on the roster.',
    mend: 'Enrol the officer first, or choose another one.',
  },
  'role-twice': {
    kind: 'unprocessable',
    says: 'The same role is named twice.',
    mend: 'Name it once.',
  },
  'incompatible-roles': {
    kind: 'unprocessable',
    says: 'Nobody may hold these two roles at once.',
    mend: 'Give one of them to somebody else; the page about roles says which go together.',
  },
  'term-over': {
    kind: 'unprocessable',
    says: 'The end of a role lies in the past.',
    mend: 'Choose a moment that is still to come.',
  },
  'term-too-long': {
    kind: 'unprocessable',
    says: 'This role always has an end, and this one is too far away.',
    mend: 'Choose an earlier end; it can be given again.',
  },
  'own-account': {
    kind: 'forbidden',
    says: 'Nobody gives anything to themselves.',
    mend: 'Ask two others: one who prepares it and one who approves it.',
  },
  'own-preparation': {
    kind: 'forbidden',
    says: 'You prepared this yourself, so somebody else decides.',
    mend: 'Ask the chief or another administrator.',
  },
  'more-than-both-hold': {
    kind: 'forbidden',
    says: 'Neither you nor whoever prepared this holds everything that it would give.',
    mend: 'Ask somebody who holds it, such as the chief, to approve.',
  },
  'last-administrator': {
    kind: 'conflict',
    says: 'This is the last administrator, and without one nobody could manage accounts.',
    mend: 'Make somebody else an administrator without an end first.',
  },
  'last-chief': {
    kind: 'conflict',
    says: 'This is the only chief, and without one nobody could approve access to footage.',
    mend: 'Make somebody else chief without an end first.',
  },
  'change-waiting': {
    kind: 'conflict',
    says: 'A change for this person waits for a decision already.',
    mend: 'Have it approved, refused or withdrawn first.',
  },
  'change-not-found': { kind: 'not-found', says: 'There is no such change.' },
  'change-decided': {
    kind: 'conflict',
    says: 'This was decided already.',
    mend: 'Prepare a new one.',
  },
  'nothing-changes': {
    kind: 'unprocessable',
    says: 'The person holds exactly this already.',
    mend: 'Change a role, its end, or the officer.',
  },
  'wrong-state': {
    kind: 'conflict',
    says: 'The account is in a state in which this cannot be done.',
    mend: 'Look at the person’s page again: somebody may have been faster.',
  },
} as const satisfies Record<string, Refusal>;

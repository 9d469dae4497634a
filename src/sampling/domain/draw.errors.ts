import { defineRefusals } from '../../platform/errors/refusals.js';

export const drawRefusals = defineRefusals('draw', {
  'not-found': { kind: 'not-found', says: 'There is no such draw.' },
  'wrong-state': {
    kind: 'conflict',
    says: 'The draw is not at this step.',
    mend: 'A draw is declared, frozen, seeded and executed, in this order and once each.',
  },
  'wrong-window': {
    kind: 'unprocessable',
    says: 'The window is not as long as the period of the review policy.',
    mend: 'Choose a window of the policy’s number of days.',
  },
  'window-open': {
    kind: 'conflict',
    says: 'The window has not ended yet, so clips can still come in.',
    mend: 'Freeze the population after the end of the window.',
  },
  'already-declared': {
    kind: 'conflict',
    says: 'A draw for this unit and this time is declared already.',
    mend: 'Continue that draw; a clip belongs to one window only.',
  },
  'clips-in-progress': {
    kind: 'conflict',
    says: 'Clips of the window are still being processed.',
    mend: 'Freeze again when each of them is ready or in quarantine.',
  },
  'policy-not-in-force': {
    kind: 'conflict',
    says: 'Another version of the review policy was in force when the window began.',
    mend: 'Declare the draw under the version named here.',
  },
  'no-reviewer': {
    kind: 'conflict',
    says: 'Nobody may review the clips of one officer: every supervisor is that officer.',
    mend: 'Give somebody else the role of supervisor, then freeze again.',
  },
  'not-dice': {
    kind: 'unprocessable',
    says: 'A seed is the result of twenty ten-sided dice: twenty digits and nothing else.',
    mend: 'Type the digits in the order in which the dice were read.',
  },
  'entries-differ': {
    kind: 'unprocessable',
    says: 'The two entries of the digits are not the same.',
    mend: 'Compare both with the dice and type them again.',
  },
  'not-frozen': {
    kind: 'conflict',
    says: 'The population is not frozen, and a seed may not exist before it is.',
    mend: 'Freeze the population, publish its root, then throw the dice.',
  },
  'seed-exists': {
    kind: 'conflict',
    says: 'This draw has a seed. A second one would be a second try.',
  },
  'population-damaged': {
    kind: 'conflict',
    says: 'The stored population is not the one that was frozen.',
    mend: 'Do not go on. Restore the file from a copy with the published digest.',
  },
  'nothing-to-export': {
    kind: 'conflict',
    says: 'A draw has a record once its population is frozen.',
  },
});

export const reviewPolicyRefusals = defineRefusals('review-policy', {
  'not-found': { kind: 'not-found', says: 'There is no such review policy.' },
  'unit-not-found': { kind: 'unprocessable', says: 'There is no such unit.' },
  'valid-from-past': {
    kind: 'unprocessable',
    says: 'A review policy cannot become valid in the past.',
    mend: 'Leave the date out, or choose a future one.',
  },
  'other-scope': {
    kind: 'unprocessable',
    says: 'Earlier versions of this review policy cover another unit.',
    mend: 'Give a policy for another unit a name of its own.',
  },
  'saved-at-once': {
    kind: 'conflict',
    says: 'Somebody else saved a version of this policy at the same moment.',
    mend: 'Read theirs, then save yours again.',
  },
});

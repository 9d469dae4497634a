import { defineRefusals } from '../../platform/errors/refusals.js';

export const trailRefusals = defineRefusals('audit-trail', {
  'no-such-entry': {
    kind: 'not-found',
    says: 'The audit trail has no entry with this number.',
  },
  'not-yet-provable': {
    kind: 'unavailable',
    says: 'No signed checkpoint covers this entry yet.',
    mend: 'Try again in a few seconds. If it stays so, the health page says what holds the trail.',
  },
  'no-such-checkpoint': {
    kind: 'not-found',
    says: 'No published checkpoint has this size.',
    mend: 'Choose one from the list of checkpoints, or paste the one that you kept.',
  },
  'checkpoints-reversed': {
    kind: 'invalid',
    says: 'The first checkpoint must not be larger than the second: a log only grows.',
    mend: 'Give the older one first.',
  },
  'not-a-checkpoint': {
    kind: 'invalid',
    says: 'This is not a checkpoint of a log with entries.',
    mend: 'Paste the name of the log, the number of entries and the root, each on its own line, with the empty line and the signature after them if you have it.',
  },
});

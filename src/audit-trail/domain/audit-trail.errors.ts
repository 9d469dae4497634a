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
});

import { defineRefusals } from '../../platform/errors/refusals.js';

export const trailRefusals = defineRefusals('audit-trail', {
  'no-such-entry': {
    kind: 'not-found',
    says: 'The audit trail has no entry with this number.',
  },
  'cannot-record': {
    kind: 'unavailable',
    says: 'This cannot be recorded in the audit trail at present, so it was not done.',
    mend: 'Try again in a moment. If it stays so, tell your administrator that the trail stands.',
  },
  'no-such-verification': {
    kind: 'not-found',
    says: 'There is no verification with this identifier.',
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
  'no-such-request': {
    kind: 'not-found',
    says: 'There is no such request.',
  },
  'already-decided': {
    kind: 'conflict',
    says: 'This request was approved or withdrawn before.',
    mend: 'Reload the page to see by whom.',
  },
  'same-person': {
    kind: 'forbidden',
    says: 'Whoever asks for this cannot approve it too.',
    mend: 'Have a second person with the same permission sign in and approve it.',
  },
  'nothing-to-expunge': {
    kind: 'unprocessable',
    says: 'None of these entries discloses any of these values.',
    mend: 'Look the entries up in the trail; what was expunged before is gone already.',
  },
  'too-young-to-prune': {
    kind: 'unprocessable',
    says: 'Entries of that age are still within their retention.',
    mend: 'Choose the first day of a month that is longer past than the retention.',
  },
});

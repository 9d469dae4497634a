import { defineRefusals } from '../../platform/errors/refusals.js';

export const auditReviewRefusals = defineRefusals('audit-review', {
  'not-found': {
    kind: 'not-found',
    says: 'There is no review of this week.',
    mend: 'Choose a week from the list. A week’s review begins a quarter of an hour after its end.',
  },
  'still-running': {
    kind: 'conflict',
    says: 'This week is not over, so its review cannot be done yet.',
    mend: 'Come back after the week’s end.',
  },
  'already-signed': {
    kind: 'conflict',
    says: 'This review is signed, and a signed review never changes.',
    mend: 'Add a follow-up instead.',
  },
  'not-signed': {
    kind: 'conflict',
    says: 'This review is not signed yet, so there is nothing to follow up.',
    mend: 'Write it into the note of the finding.',
  },
  'nothing-found': {
    kind: 'conflict',
    says: 'Nothing was found here, so there is nothing to mark.',
  },
  'note-missing': {
    kind: 'unprocessable',
    says: 'This mark needs a note that says what explains it, or what is to be done.',
    mend: 'Add a note.',
  },
  'not-marked': {
    kind: 'unprocessable',
    says: 'Some findings have no mark yet.',
    mend: 'Mark the findings that are named here.',
  },
  'own-acts': {
    kind: 'forbidden',
    says: 'Some of these entries are your own acts, and somebody else may review them.',
    mend: 'Ask another administrator or auditor to mark this finding.',
  },
  'hours-reversed': {
    kind: 'unprocessable',
    says: 'Usual hours must end later on the day than they begin.',
    mend: 'For work around the clock set 00:00 to 23:59.',
  },
  'no-agency': {
    kind: 'conflict',
    says: 'There is no agency yet, and so no time zone by which weeks begin.',
    mend: 'Set the installation up first.',
  },
});

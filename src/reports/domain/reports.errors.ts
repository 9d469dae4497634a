import { defineRefusals } from '../../platform/errors/refusals.js';

export const reportRefusals = defineRefusals('report', {
  'empty-period': {
    kind: 'invalid',
    says: 'The period ends before it begins.',
    mend: 'Choose an end after the beginning.',
  },
  'long-period': {
    kind: 'invalid',
    says: 'The period is longer than a report can cover.',
    mend: 'Make several reports.',
  },
  'future-cutoff': {
    kind: 'unprocessable',
    says: 'The cut-off lies in the future: what will be recorded by then is not known.',
    mend: 'Leave the cut-off away to take the present moment.',
  },
  'early-cutoff': {
    kind: 'unprocessable',
    says: 'The cut-off lies before the period: nothing of it had been recorded.',
    mend: 'Choose a cut-off at or after the beginning of the period.',
  },
  'unsettled-cutoff': {
    kind: 'unavailable',
    says: 'Something that began before the cut-off is still being written.',
    mend: 'Ask again in a moment, with the same cut-off.',
  },
  'too-many-lines': {
    kind: 'unprocessable',
    says: 'More was opened in this period than one report holds.',
    mend: 'Choose a shorter period, one person or one clip.',
  },
  'unit-not-found': { kind: 'not-found', says: 'There is no such unit.' },
  'not-set-up': {
    kind: 'conflict',
    says: 'This installation has no agency yet.',
    mend: 'Finish the setup first.',
  },
});

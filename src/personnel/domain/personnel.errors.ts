import { defineRefusals } from '../../platform/errors/refusals.js';

export const personnelRefusals = defineRefusals('personnel', {
  'person-not-found': { kind: 'not-found', says: 'There is no such person.' },
  'leave-not-found': { kind: 'not-found', says: 'There is no such leave.' },
  'termination-not-found': { kind: 'not-found', says: 'There is no such termination.' },
  'transfer-not-found': { kind: 'not-found', says: 'There is no such transfer.' },
  terminated: {
    kind: 'forbidden',
    says: 'Your employment here has ended.',
    mend: 'Ask your administrator if it has not.',
  },
  'on-leave': {
    kind: 'forbidden',
    says: 'You are on leave, and your account rests meanwhile.',
    mend: 'Ask your administrator to end the leave, if you are back.',
  },
  'not-in-order': {
    kind: 'forbidden',
    says: 'A screening, a training or an agreement that access needs is missing or out of date.',
    mend: 'Ask your administrator to enter the day on which it was done, once it is.',
  },
  'no-such-day': {
    kind: 'invalid',
    says: 'This is no day of the calendar.',
    mend: 'Write the day as 2026-11-21.',
  },
  'day-in-the-future': {
    kind: 'unprocessable',
    says: 'What is not done yet cannot be entered as done.',
    mend: 'Enter the day on which it was done, once it was.',
  },
  'ends-before-it-begins': {
    kind: 'invalid',
    says: 'The end lies before the beginning.',
    mend: 'Check both days.',
  },
  'own-record': {
    kind: 'forbidden',
    says: 'Nobody keeps their own record while somebody else can.',
    mend: 'Ask another administrator.',
  },
  'leave-has-ended': { kind: 'conflict', says: 'This leave has ended already.' },
  'known-in-the-future': {
    kind: 'unprocessable',
    says: 'A termination cannot have become known later than now.',
    mend: 'Enter the moment at which the agency learned of it.',
  },
  'terminated-already': {
    kind: 'conflict',
    says: 'The end of this employment is entered already.',
    mend: 'Withdraw that one first, where it has not come yet.',
  },
  'access-has-ended': {
    kind: 'conflict',
    says: 'Access has ended by this termination, so it is history.',
    mend: 'Enable the account again, if the person came back.',
  },
  'reason-needed': {
    kind: 'invalid',
    says: 'What deviates from the rule needs a reason.',
    mend: 'Say in a sentence why.',
  },
  'transfer-settled': { kind: 'conflict', says: 'Somebody has settled this transfer already.' },
});

import { defineRefusals } from '../../platform/errors/refusals.js';

export const recertificationRefusals = defineRefusals('recertification', {
  'not-found': { kind: 'not-found', says: 'There is no such review of accounts.' },
  'item-not-found': { kind: 'not-found', says: 'There is no such account in this review.' },
  'open-already': {
    kind: 'conflict',
    says: 'A review of all accounts is open already.',
    mend: 'Decide and close that one first.',
  },
  closed: { kind: 'conflict', says: 'This review is closed and stays as it is.' },
  'own-account': {
    kind: 'forbidden',
    says: 'Nobody decides about their own account.',
    mend: 'Somebody else who may decide has to.',
  },
  'reason-needed': {
    kind: 'invalid',
    says: 'What changes an account needs a reason.',
    mend: 'Say in a sentence why.',
  },
  'disabled-already': {
    kind: 'conflict',
    says: 'This account was disabled by a decision, which is not taken back here.',
    mend: 'Have the account enabled again by those who keep people.',
  },
  undecided: {
    kind: 'unprocessable',
    says: 'Accounts are left about which nobody has decided.',
    mend: 'Decide about each of them, then close.',
  },
});

import { defineRefusals } from '../../platform/errors/refusals.js';

export const signInRefusals = defineRefusals('sign-in', {
  'wrong-credentials': {
    kind: 'unauthenticated',
    says: 'User name and password do not match an account that may sign in.',
    mend: 'Check both and try again, or ask your administrator.',
  },
  'too-many-attempts': {
    kind: 'too-many',
    says: 'There were too many failed attempts to sign in.',
    mend: 'Wait fifteen minutes and try again, or ask your administrator.',
  },
});

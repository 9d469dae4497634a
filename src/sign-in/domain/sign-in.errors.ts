import { defineRefusals } from '../../platform/errors/refusals.js';

export const signInRefusals = defineRefusals('sign-in', {
  // The same for an unknown name, a wrong password, and an account that is locked or disabled.
  'wrong-credentials': {
    kind: 'unauthenticated',
    says: 'User name and password do not match an account that may sign in.',
    mend: 'Check both and try again. Five failures lock an account until an administrator releases it: ask yours.',
  },
  'wrong-code': {
    kind: 'unauthenticated',
    says: 'This does not prove that it is you, or it was used before.',
    mend: 'Wait for the next code and try that one, or use another second factor.',
  },
  'not-begun': {
    kind: 'unauthenticated',
    says: 'This sign-in was not begun, took longer than ten minutes, or is over.',
    mend: 'Sign in again from the start.',
  },
  'not-now': {
    kind: 'conflict',
    says: 'This step is not asked of you in this sign-in, or you have taken it.',
    mend: 'Go on with the steps that remain.',
  },
  unfinished: {
    kind: 'forbidden',
    says: 'Your sign-in is not finished.',
    mend: 'Take the steps that remain, or sign in again.',
  },
  'other-notice': {
    kind: 'conflict',
    says: 'The notice that you acknowledged is not the one that is shown now.',
    mend: 'Read it again and acknowledge it.',
  },
  'too-many-attempts': {
    kind: 'too-many',
    says: 'Too many attempts to sign in from your network have failed.',
    mend: 'Wait some minutes and try again, or ask your administrator.',
  },
  'wrong-present-password': {
    kind: 'unprocessable',
    says: 'Your present password is not the one that you typed.',
    mend: 'Type it again; mind capital letters.',
  },
  'no-password': {
    kind: 'conflict',
    says: 'There is no such person, or they have no password: they come by single sign-on or have not accepted their invitation.',
    mend: 'Change the password where the person signs in, or hand the invitation over.',
  },
  'own-reset': {
    kind: 'forbidden',
    says: 'Nobody issues a link for their own password.',
    mend: 'Change your password on your account page, or ask another administrator.',
  },
  'not-locked': {
    kind: 'conflict',
    says: 'This account is not locked.',
    mend: 'Look at the list of people again; somebody else may have released it.',
  },
  'not-confirmed': {
    kind: 'forbidden',
    says: 'This does not prove that it is you.',
    mend: 'Try again, with the next code if you typed one. Five failures lock an account.',
  },
  'code-needed': {
    kind: 'unprocessable',
    says: 'You have a second factor, and the password alone is not enough.',
    mend: 'Add the code that your app shows, or use your passkey.',
  },
});

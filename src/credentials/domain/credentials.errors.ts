import { defineRefusals } from '../../platform/errors/refusals.js';

export const credentialsRefusals = defineRefusals('credentials', {
  'weak-password': {
    kind: 'unprocessable',
    says: 'This password cannot be used.',
    mend: 'Take a few words that nobody would guess, without names of people or of the agency.',
  },
  'code-wrong': {
    kind: 'unprocessable',
    says: 'The code does not match.',
    mend: 'Enter the six digits that the app shows now, and check that the phone’s clock is right.',
  },
  'enrolment-over': {
    kind: 'gone',
    says: 'This enrolment has expired or is finished.',
    mend: 'Start it again.',
  },
  'passkey-refused': {
    kind: 'unprocessable',
    says: 'The passkey could not be enrolled.',
    mend: 'Try again on this page, and confirm with your finger, face or PIN when you are asked.',
  },
  'passkey-known': {
    kind: 'conflict',
    says: 'This passkey is enrolled already.',
    mend: 'Use another device, or go on with the one you have.',
  },
  'factor-not-found': { kind: 'not-found', says: 'You have no such second factor.' },
  'last-factor': {
    kind: 'conflict',
    says: 'This is your only second factor, and nobody signs in without one.',
    mend: 'Add another one first; then remove this one.',
  },
  'too-many-factors': {
    kind: 'conflict',
    says: 'You have as many second factors as one person can have.',
    mend: 'Remove one that you no longer use.',
  },
  'nothing-to-reset': {
    kind: 'not-found',
    says: 'There is no such person, or they have no second factor yet.',
    mend: 'Whoever has none enrols one at the next sign-in.',
  },
  'own-reset': {
    kind: 'forbidden',
    says: 'Nobody resets their own second factors.',
    mend: 'Add a new factor on your account page and remove the old one, or ask another administrator.',
  },
  'reset-waiting': {
    kind: 'conflict',
    says: 'A reset of this person’s second factors waits for approval already.',
    mend: 'Ask somebody who approves to look at it, or take it back first.',
  },
  'reset-not-found': { kind: 'not-found', says: 'There is no such reset.' },
  'reset-decided': {
    kind: 'conflict',
    says: 'This reset has been decided or taken back.',
    mend: 'Look at the list again.',
  },
  'own-preparation': {
    kind: 'forbidden',
    says: 'You prepared this reset yourself.',
    mend: 'Ask somebody else who approves.',
  },
  'link-issued-too': {
    kind: 'forbidden',
    says: 'One of the two who prepare and approve this gave the same person a link for a new password in the last 24 hours.',
    mend: 'Have two others do it, or wait until 24 hours have passed. Nobody opens both doors to one account.',
  },
  'reset-factors-too': {
    kind: 'forbidden',
    says: 'You have a part in a reset of this person’s second factors that waits or was approved in the last 24 hours.',
    mend: 'Ask another administrator for the link, or wait until 24 hours have passed.',
  },
});

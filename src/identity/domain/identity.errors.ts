import { defineRefusals } from '../../platform/errors/refusals.js';
import { PEOPLE_REFUSALS } from './people.errors.js';

export const identityRefusals = defineRefusals('identity', {
  'not-signed-in': {
    kind: 'unauthenticated',
    says: 'You are not signed in, or your session has ended.',
    mend: 'Sign in again.',
  },
  'two-credentials': {
    kind: 'invalid',
    says: 'The request carries both a cookie and a bearer token.',
    mend: 'Send one of them.',
  },
  locked: {
    kind: 'unauthenticated',
    says: 'Your screen is locked, so nothing is shown or done for it.',
    mend: 'Confirm that it is you; you are back where you were.',
  },
  'session-bound': {
    kind: 'unauthenticated',
    says: 'Your session was used from another address or by another browser, so it has ended.',
    mend: 'Sign in again. If it was not you, tell your administrator.',
  },
  'form-refused': {
    kind: 'forbidden',
    says: 'What browsers send for a form of any site is not taken here.',
    mend: 'Send JSON, as the API document says.',
  },
  'foreign-origin': {
    kind: 'forbidden',
    says: 'The request does not come from this installation’s own pages.',
    mend: 'Open Plumbline at the address set as PUBLIC_URL.',
  },
  'sign-in-again': {
    kind: 'unauthenticated',
    says: 'This needs a sign-in of the last few minutes, and yours is older.',
    mend: 'Confirm that it is you; what you were doing goes on from there.',
  },
  'not-permitted': {
    kind: 'forbidden',
    says: 'Your roles do not allow this.',
    mend: 'Ask your administrator for the permission that is named here.',
  },
  'link-not-valid': {
    kind: 'gone',
    says: 'This link was used already, has expired, or never existed.',
    mend: 'Ask for a new one.',
  },
  'already-set-up': {
    kind: 'conflict',
    says: 'This installation has its first administrator already.',
    mend: 'Sign in, or ask an administrator for an invitation.',
  },
  'session-not-found': {
    kind: 'not-found',
    says: 'You have no such session, or it has ended already.',
  },
  'person-not-found': { kind: 'not-found', says: 'There is no such person.' },
  ...PEOPLE_REFUSALS,
});

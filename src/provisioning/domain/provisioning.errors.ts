import { defineRefusals } from '../../platform/errors/refusals.js';

export const provisioningRefusals = defineRefusals('provisioning', {
  'not-found': { kind: 'not-found', says: 'There is no such user.' },
  'invalid-filter': {
    kind: 'invalid',
    says: 'This filter cannot be used.',
    mend: 'Compare userName, externalId, displayName, id or active with eq, ne, co, sw, ew or pr.',
  },
  'invalid-value': {
    kind: 'invalid',
    says: 'The user is not described in a form that is understood.',
    mend: 'Send userName, displayName, externalId and active as RFC 7643 has them.',
  },
  'invalid-patch': {
    kind: 'invalid',
    says: 'The change is not in the form of a PatchOp.',
    mend: 'Send operations add, replace or remove as RFC 7644 section 3.5.2 has them.',
  },
  'user-name-stays': {
    kind: 'invalid',
    says: 'A user name belongs to one person for good and is never changed.',
    mend: 'Change the name that is shown, or end this account and make another.',
  },
  'user-name-taken': {
    kind: 'conflict',
    says: 'There is an account of this user name.',
    mend: 'Accounts that were made by hand, and names of people who left, are not taken over: choose another name.',
  },
  'external-id-taken': {
    kind: 'conflict',
    says: 'Another user has this externalId.',
    mend: 'Each person has one account: look for the other one by its externalId.',
  },
});

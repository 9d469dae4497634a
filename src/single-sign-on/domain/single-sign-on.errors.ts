import { defineRefusals } from '../../platform/errors/refusals.js';

export const singleSignOnRefusals = defineRefusals('single-sign-on', {
  'provider-not-found': { kind: 'not-found', says: 'There is no such identity provider.' },
  'host-not-allowed': {
    kind: 'unprocessable',
    says: 'This server may not be asked: it is not among the hosts of identity providers.',
    mend: 'Whoever runs the installation names it in SINGLE_SIGN_ON_HOSTS; one inside your own network with that network.',
  },
  'provider-unreachable': {
    kind: 'unavailable',
    says: 'The identity provider does not answer.',
    mend: 'Try again in a minute. If it stays so, a break-glass account is the way in.',
  },
  'provider-not-fit': {
    kind: 'unprocessable',
    says: 'This identity provider does not offer what is needed.',
    mend: 'Compare with the recipes in docs/single-sign-on.md.',
  },
  'assurance-needed': {
    kind: 'unprocessable',
    says: 'Nothing is named that proves a second factor.',
    mend: 'Name at least one value of acr or amr that the provider sends only after a second factor.',
  },
  'provider-taken': {
    kind: 'conflict',
    says: 'An identity provider with this name, short name or issuer exists already.',
    mend: 'Change that one, or choose another name.',
  },
  'not-begun': {
    kind: 'gone',
    says: 'This sign-in was not begun in this browser, was used already, or has expired.',
    mend: 'Begin again on the sign-in page.',
  },
  'refused-by-provider': {
    kind: 'unauthenticated',
    says: 'The identity provider did not let you through.',
    mend: 'Begin again; if it stays so, ask whoever looks after your account there.',
  },
  'not-proven': {
    kind: 'unauthenticated',
    says: 'What the identity provider answered could not be verified.',
    mend: 'Begin again on the sign-in page; if it stays so, tell your administrator.',
  },
  'second-factor-missing': {
    kind: 'forbidden',
    says: 'The identity provider does not say that you used a second factor.',
    mend: 'Sign in there with your second factor, or ask whoever looks after it to demand one.',
  },
  'not-recent': {
    kind: 'unauthenticated',
    says: 'The identity provider does not say that you have just signed in there.',
    mend: 'Begin again, and sign in there anew.',
  },
  'not-linked': {
    kind: 'forbidden',
    says: 'The identity provider knows you, but your account there is linked to nobody here.',
    mend: 'Give your administrator the number that is shown here; they link you with it.',
  },
  'account-not-active': {
    kind: 'forbidden',
    says: 'Your account here may not sign in.',
    mend: 'Ask your administrator.',
  },
  'somebody-else': {
    kind: 'forbidden',
    says: 'The identity provider says that you are somebody else than who is signed in here.',
    mend: 'Sign out there, and begin again as yourself.',
  },
  'linked-already': {
    kind: 'conflict',
    says: 'This account of the identity provider is linked to somebody already.',
    mend: 'Unlink it there first.',
  },
  'link-not-found': { kind: 'not-found', says: 'There is no such link.' },
  'arrival-not-found': {
    kind: 'not-found',
    says: 'Nobody waits under this number to be linked; numbers hold for seven days.',
  },
  'person-not-found': { kind: 'not-found', says: 'There is no such person.' },
  'group-role-not-found': { kind: 'not-found', says: 'There is no such line in the list.' },
  'group-role-exists': {
    kind: 'conflict',
    says: 'The group gives this role already, or the line waits for approval.',
  },
  'role-not-mapped': {
    kind: 'unprocessable',
    says: 'This role is never given by a group.',
    mend: 'Administrators, chiefs and machines are named one by one under People.',
  },
  'own-preparation': {
    kind: 'forbidden',
    says: 'Nobody approves what they prepared themselves.',
    mend: 'Ask somebody else who may approve.',
  },
  'own-account': {
    kind: 'forbidden',
    says: 'Nobody decides this about their own account.',
    mend: 'Ask somebody else.',
  },
  'break-glass-not-found': { kind: 'not-found', says: 'There is no such break-glass account.' },
  'break-glass-exists': {
    kind: 'conflict',
    says: 'This account is a break-glass account, or waits to become one.',
  },
  'break-glass-needed': {
    kind: 'conflict',
    says: 'Without a break-glass account and a provider that works, nobody could come in.',
    mend: 'Have two people name a break-glass account, and enable a provider, first.',
  },
  'only-way': {
    kind: 'forbidden',
    says: 'This agency signs in through its identity provider only.',
    mend: 'Choose it on the sign-in page.',
  },
  'logout-token-not-valid': {
    kind: 'invalid',
    says: 'The logout token is not valid.',
  },
});

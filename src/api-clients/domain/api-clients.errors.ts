import { defineRefusals } from '../../platform/errors/refusals.js';

export const apiClientRefusals = defineRefusals('api-client', {
  'not-recognized': {
    kind: 'unauthenticated',
    says: 'The credential of this machine is not good here.',
    mend: 'Ask your administrator: the audit trail says why it was refused.',
  },
  'too-many-requests': {
    kind: 'too-many',
    says: 'This machine asks more often than it may.',
    mend: 'Wait as long as Retry-After says, then go on more slowly.',
  },
  'not-found': { kind: 'not-found', says: 'There is no such API client.' },
  'key-not-found': { kind: 'not-found', says: 'This API client has no such key in use.' },
  'name-taken': {
    kind: 'conflict',
    says: 'An API client of this name is in use.',
    mend: 'Choose another name, or revoke the other one first.',
  },
  'has-ended': {
    kind: 'conflict',
    says: 'This API client was revoked or has run out.',
    mend: 'Make a new one.',
  },
  'beyond-own-rights': {
    kind: 'forbidden',
    says: 'A credential cannot allow what its maker may not give.',
    mend: 'Leave the permission out, or ask somebody who holds it.',
  },
  'ends-too-late': {
    kind: 'unprocessable',
    says: 'A credential must end, in the future and not too far in it.',
    mend: 'Choose a day within the limit that is named here.',
  },
  'not-an-address': {
    kind: 'unprocessable',
    says: 'This is no address and no network.',
    mend: 'Write it like 192.0.2.7, 10.1.0.0/16 or 2001:db8::/48; a network that holds every address is no limit.',
  },
  'private-key': {
    kind: 'unprocessable',
    says: 'This is a private key. It was not kept, but it has left its device.',
    mend: 'Make a new pair of keys on the device, and bring only the public one.',
  },
  'not-a-key': {
    kind: 'unprocessable',
    says: 'This is no public key.',
    mend: 'Bring it as PEM (BEGIN PUBLIC KEY) or as a JSON Web Key.',
  },
  'other-kind-of-key': {
    kind: 'unprocessable',
    says: 'This kind of key cannot sign requests here.',
    mend: 'Use Ed25519, or ECDSA with the curve P-256.',
  },
});

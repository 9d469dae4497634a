import { defineRefusals } from '../../platform/errors/refusals.js';

export const authorizationRefusals = defineRefusals('authorization', {
  needed: {
    kind: 'forbidden',
    says: 'No written authorization of yours covers this clip now.',
    mend: 'Ask the chief, or somebody whom the chief designated, to authorize you in writing. Your account page shows what you have.',
  },
  'not-found': { kind: 'not-found', says: 'There is no such authorization.' },
  'not-yours-to-give': {
    kind: 'forbidden',
    says: 'Only the chief, and whoever the chief has designated in writing, authorizes people.',
    mend: 'Ask the chief.',
  },
  'only-the-chief': {
    kind: 'forbidden',
    says: 'Only the chief designates who may authorize in the chief’s place, and takes that back.',
    mend: 'Ask the chief.',
  },
  'not-oneself': {
    kind: 'forbidden',
    says: 'Nobody but the chief authorizes themselves.',
    mend: 'Ask the chief, or another person whom the chief designated.',
  },
  'person-not-found': { kind: 'unprocessable', says: 'There is no such person.' },
  'unit-not-found': { kind: 'unprocessable', says: 'A unit that is named here does not exist.' },
  'reach-missing': {
    kind: 'unprocessable',
    says: 'What the authorization covers is not said clearly.',
    mend: 'For watching, name the person’s own clips, at least one unit, or all clips; for anything else, none of these.',
  },
  'restrictions-missing': {
    kind: 'unprocessable',
    says: 'A clearance names the restrictions that it opens, and nothing else does.',
    mend: 'Name at least one restriction, or leave them out.',
  },
  'document-missing': {
    kind: 'unprocessable',
    says: 'The law asks for the authorization in writing, and no document is named.',
    mend: 'Give the number or place of the signed document, or its file.',
  },
  'no-pdf': {
    kind: 'unprocessable',
    says: 'The document is not a PDF file.',
    mend: 'Save or scan it as PDF, or give its number or place alone.',
  },
  period: {
    kind: 'unprocessable',
    says: 'The authorization would end before it begins, or has ended already.',
    mend: 'Choose a later end.',
  },
  'too-long': {
    kind: 'unprocessable',
    says: 'An authorization cannot end so far ahead.',
    mend: 'Choose an end within the number of days that is named here; it can be given again.',
  },
  'already-revoked': {
    kind: 'conflict',
    says: 'This authorization is revoked already.',
    mend: 'Reload the page.',
  },
});

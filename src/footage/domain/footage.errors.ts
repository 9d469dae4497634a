import { defineRefusals } from '../../platform/errors/refusals.js';

export const footageRefusals = defineRefusals('footage', {
  'clip-not-found': { kind: 'not-found', says: 'There is no such clip.' },
  'different-content': {
    kind: 'conflict',
    says: 'The source has told other facts of this clip before.',
    mend: 'Correct them at the source, or announce another recording under another sourceClipId.',
  },
  'no-thumbnail': { kind: 'not-found', says: 'This clip has no thumbnail.' },
  'playback-not-found': {
    kind: 'not-found',
    says: 'There is no such playback.',
    mend: 'Open the clip again.',
  },
  'not-playable': {
    kind: 'conflict',
    says: 'This clip cannot be played yet.',
    mend: 'Wait until it is ready, or read why it is in quarantine.',
  },
  'reference-missing': {
    kind: 'unprocessable',
    says: 'For this purpose the number of the case, request or complaint is needed.',
    mend: 'Give the number, or choose the purpose that fits.',
  },
  'explanation-missing': {
    kind: 'unprocessable',
    says: 'For another purpose than those of the list, it has to be said which.',
    mend: 'Say in a few words what you need the footage for.',
  },
  'restricted-so-already': {
    kind: 'conflict',
    says: 'This clip has that restriction already.',
    mend: 'Reload the page.',
  },
  'not-restricted-so': {
    kind: 'conflict',
    says: 'This clip does not have that restriction.',
    mend: 'Reload the page.',
  },
  'not-categorizable': {
    kind: 'conflict',
    says: 'Only a clip that is ready has a category.',
    mend: 'Wait until it is ready, or read why it is in quarantine.',
  },
});

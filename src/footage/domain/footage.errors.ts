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
  'not-categorizable': {
    kind: 'conflict',
    says: 'Only a clip that is ready has a category.',
    mend: 'Wait until it is ready, or read why it is in quarantine.',
  },
});

import { defineRefusals } from '../../platform/errors/refusals.js';

export const ingestRefusals = defineRefusals('ingest', {
  'upload-not-found': {
    kind: 'not-found',
    says: 'There is no such upload.',
    mend: 'Begin the upload anew.',
  },
  'clip-unknown': {
    kind: 'unprocessable',
    says: 'The upload names no clip that has been registered.',
    mend: 'Register the clip first and name it as clipId in the upload’s metadata.',
  },
  'clip-complete': {
    kind: 'conflict',
    says: 'The bytes of this clip are here already.',
    mend: 'Nothing needs to be done.',
  },
  'wrong-metadata': {
    kind: 'invalid',
    says: 'The upload’s metadata is not clipId, fileName and sha256 in their proper form.',
  },
  'length-needed': {
    kind: 'invalid',
    says: 'The upload does not say how long it is.',
    mend: 'Send Upload-Length when the upload is created.',
  },
  'other-length': {
    kind: 'unprocessable',
    says: 'The upload is not as long as was announced for its clip.',
    mend: 'Check whether the right file is being uploaded.',
  },
  'too-large': {
    kind: 'too-large',
    says: 'The file is larger than this installation takes.',
    mend: 'Ask the administrator to raise UPLOAD_MAXIMUM_BYTES.',
  },
  'no-space': {
    kind: 'out-of-space',
    says: 'There is not enough free space for this file.',
    mend: 'Try again when the administrator has made room; nothing was lost.',
  },
});

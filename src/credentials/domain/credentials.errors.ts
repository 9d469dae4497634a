import { defineRefusals } from '../../platform/errors/refusals.js';

export const credentialsRefusals = defineRefusals('credentials', {
  'weak-password': {
    kind: 'unprocessable',
    says: 'This password cannot be used.',
    mend: 'Take at least twelve characters that nobody would guess; a sentence is best.',
  },
});

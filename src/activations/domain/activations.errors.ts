import { defineRefusals } from '../../platform/errors/refusals.js';

export const activationRefusals = defineRefusals('trigger-event', {
  'different-content': {
    kind: 'conflict',
    says: 'This source has sent another event under this identifier.',
    mend: 'Send each event under an identifier of its own; the first one stands.',
  },
  'in-the-future': {
    kind: 'unprocessable',
    says: 'The event lies in the future by this server’s clock.',
    mend: 'Set the clock of the source, or send the event again once its time has come.',
  },
});

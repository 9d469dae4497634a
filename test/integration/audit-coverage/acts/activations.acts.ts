import { ago } from '../world.js';
import type { Act } from './act.js';

const event = (eventId: string) => ({
  source: 'sidearm',
  eventId,
  sensorSerial: 'HOL-10',
  kind: 'holster_draw',
  occurredAt: ago(1_000_000),
});

export const activationActs: readonly Act[] = [
  {
    route: 'POST /api/v1/trigger-events',
    leaves: ['trigger-event.recorded'],
    act: ({ agency }) => agency.records.activations.record(event('e-1')),
  },
  {
    route: 'POST /api/v1/trigger-events/batch',
    leaves: ['trigger-event.recorded', 'trigger-event.recorded'],
    because: 'one for each event, found under the event',
    act: ({ agency }) => agency.records.activations.recordBatch([event('e-2'), event('e-3')]),
  },
  {
    route: 'GET /api/v1/coverage',
    leaves: ['coverage.listed'],
    act: ({ commander }) => commander.activations.coverage(),
  },
];

import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { TriggerEventRequest } from './activations.requests.js';

/** One event of a batch after its check. */
export type CheckedEvent =
  | { readonly event: TriggerEventRequest; readonly errors: null }
  | { readonly event: null; readonly errors: readonly string[] };

/** Checks one event of a batch by the rules of a single one. */
export async function checkEvent(given: unknown): Promise<CheckedEvent> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return { event: null, errors: ['An event must be an object'] };
  }
  const event = plainToInstance(TriggerEventRequest, given);
  const wrong = await validate(event, { whitelist: true, forbidNonWhitelisted: true });
  if (wrong.length === 0) return { event, errors: null };
  return {
    event: null,
    errors: wrong.flatMap(({ constraints = {} }) => Object.values(constraints)),
  };
}

import { isUUID } from 'class-validator';
import { provisioningRefusals } from '../domain/provisioning.errors.js';

/** To this protocol an identifier of no form is one that nobody has. */
export function idOrNotFound(id: string): string {
  if (!isUUID(id)) throw provisioningRefusals.refuse('not-found');
  return id.toLowerCase();
}

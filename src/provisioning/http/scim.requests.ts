import { z } from 'zod';
import type { UsersAsked } from '../commands/read-users.command.js';
import { provisioningRefusals } from '../domain/provisioning.errors.js';
import { MOST_RESULTS } from './scim-resources.js';

const DEFAULT_COUNT = 100;

/** Below 1 counts as 1, a negative count as none (RFC 7644 section 3.4.2.4). */
const number = z.coerce.number().int().min(-1_000_000).max(1_000_000);

const querySchema = z.object({
  filter: z.string().optional(),
  startIndex: number.default(1),
  count: number.default(DEFAULT_COUNT),
});

/** @throws DomainError `provisioning.invalid-value` */
export function readUsersAsked(query: unknown): UsersAsked {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) throw provisioningRefusals.refuse('invalid-value');
  const { filter, startIndex, count } = parsed.data;
  return {
    filter: filter ?? null,
    startIndex: Math.max(1, startIndex),
    count: Math.min(MOST_RESULTS, Math.max(0, count)),
  };
}

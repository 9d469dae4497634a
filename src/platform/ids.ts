import { v7 } from 'uuid';

/**
 * A new identifier: UUID version 7 (RFC 9562), lower-case text. Its leading bits are the time of
 * making, so rows made together lie together in an index; never use one as a secret.
 */
export function newId(): string {
  return v7();
}

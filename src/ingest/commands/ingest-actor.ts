import { type Actor, systemActor } from '../../audit-trail/audit-trail.public.js';

/** In whose name a worker acts: what it does follows from the bytes, not from a person's wish. */
export function ingestActor(requestId: string): Actor {
  return systemActor('ingest', requestId);
}

/** Who acts, from the server's own context; nothing here is ever taken from a request's body. */
export interface Actor {
  readonly kind: 'person' | 'service' | 'system';
  /** Random identifier of the person or service, or the fixed name of a part of the system. */
  readonly id: string;
  /** The role in which the actor acts. */
  readonly role: string;
  readonly sessionId: string | null;
  /** Network address; kept as a disclosure, never in the entry itself. */
  readonly address: string | null;
  /** Ties all entries of one request, job or command together. */
  readonly requestId: string;
}

/** How entries write an actor: `person:<id>`, `service:<id>` or `system:<name>`. */
export function actorReference({ kind, id }: Pick<Actor, 'kind' | 'id'>): string {
  return `${kind}:${id}`;
}

/**
 * A part of the system that acts by itself.
 * @param id its fixed name
 * @param requestId the run, such as the job's identifier
 */
export function systemActor(id: string, requestId: string): Actor {
  return { kind: 'system', id, role: 'system', sessionId: null, address: null, requestId };
}

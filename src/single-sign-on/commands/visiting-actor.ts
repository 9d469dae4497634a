import type { Actor } from '../../audit-trail/audit-trail.public.js';
import type { Visitor } from '../../identity/identity.public.js';

/** Somebody who comes from or for an identity provider and is not signed in, for the trail. */
export function visiting({ address, requestId }: Visitor): Actor {
  const nobody = {
    kind: 'system',
    id: 'single-sign-on',
    role: 'visitor',
    sessionId: null,
  } as const;
  return { ...nobody, address, requestId };
}

/** The same once it is known whose account it is. */
export function arriving({ address, requestId }: Visitor, personId: string): Actor {
  return { kind: 'person', id: personId, role: 'visitor', sessionId: null, address, requestId };
}

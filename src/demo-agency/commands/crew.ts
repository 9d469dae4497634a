import type { Permission, SignedIn } from '../../identity/identity.public.js';

/** Lets somebody of the demo act; signs in where the last time is too long ago. */
export type Crew = (username: string, permission: Permission) => Promise<SignedIn>;

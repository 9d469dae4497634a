import type { Actor } from './actor.js';

/** Somebody who looks into the trail, with what decides how much of an entry they see. */
export interface Reader extends Actor {
  can(permission: 'audit-trail.disclose'): boolean;
}

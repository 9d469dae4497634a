import { defineDomainEvent } from '../../platform/events/domain-events.js';
import type { SignInMethod } from './session.js';

/** Why somebody's sessions were ended by more than a sign-out. */
export const END_REASONS = [
  'disabled',
  'ended-by-owner',
  'ended-by-administrator',
  'credentials-changed',
  'roles-changed',
  'signed-out-elsewhere',
  'session-moved',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Somebody's access has just ended; whatever they still receive must stop. */
export const accessEnded = defineDomainEvent<{
  readonly personId: string;
  readonly sessionIds: readonly string[];
  readonly why: EndReason;
}>('identity.access-ended');

/** Somebody has just come in. Handlers run before the session is committed. */
export const sessionOpened = defineDomainEvent<{
  readonly personId: string;
  readonly sessionId: string;
  /** The sign-in that led to it, as `PendingSignIns` names it. */
  readonly signInId: string;
  readonly method: SignInMethod;
}>('identity.session-opened');

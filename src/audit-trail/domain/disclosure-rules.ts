import { auditEventKind, type DisclosureReader } from './audit-event.js';

/** Beside every entry that came over the network, whatever its kind: AU-6 asks readers to look at it. */
export const ADDRESS = 'address';

/**
 * The permission that lets a reader see a disclosure. What no declaration speaks of, such as one
 * of a kind that is no longer declared, is shown as sparingly as anything is.
 */
export function readerOf(kind: string, disclosure: string): DisclosureReader {
  if (disclosure === ADDRESS) return 'audit-trail.read';
  return auditEventKind(kind)?.seenBy.get(disclosure) ?? 'audit-trail.disclose';
}

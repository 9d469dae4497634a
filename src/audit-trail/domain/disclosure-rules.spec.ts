import { z } from 'zod';
import { defineAuditEvent } from './audit-event.js';
import { readerOf } from './disclosure-rules.js';
import { mayDisclose } from './disclosures-for.js';

defineAuditEvent({
  kind: 'spec.disclosed',
  subject: 'page',
  facts: z.object({}),
  disclosures: z.object({ serial: z.string(), notes: z.string() }),
  seenBy: { serial: 'audit-trail.read' },
  causedBy: ['system'],
  sentence: () => 'disclosed',
  serves: 'a test',
});

describe('A disclosure', () => {
  it.each([
    ['spec.disclosed', 'serial', 'audit-trail.read'],
    ['spec.disclosed', 'notes', 'audit-trail.disclose'],
    ['spec.disclosed', 'address', 'audit-trail.read'],
    ['spec.disclosed', 'unheard-of', 'audit-trail.disclose'],
    ['spec.disclosed', 'constructor', 'audit-trail.disclose'],
    ['spec.forgotten', 'serial', 'audit-trail.disclose'],
  ])('of %s named %s is for %s', (kind, name, reader) => {
    expect(readerOf(kind, name)).toBe(reader);
    expect(mayDisclose(name, kind, { can: () => true })).toBe(true);
    expect(mayDisclose(name, kind, { can: () => false })).toBe(reader === 'audit-trail.read');
  });
});

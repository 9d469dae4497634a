import { z } from 'zod';
import { InvariantViolation } from '../../platform/errors/invariant.js';
import type { Actor } from './actor.js';
import { defineAuditEvent } from './audit-event.js';
import { disclosureDigest, readDisclosure } from './disclosure.js';
import { composeEntry, entryBody } from './entry-body.js';

const actor: Actor = {
  kind: 'person',
  id: 'p1',
  role: 'supervisor',
  sessionId: 's1',
  address: '192.0.2.7',
  requestId: 'r1',
};
const signed = defineAuditEvent({
  kind: 'spec.signed',
  subject: 'review',
  facts: z.object({ clip: z.string(), watchedMs: z.int().optional() }),
  disclosures: z.object({ notes: z.string() }).partial(),
  causedBy: ['system'],
  sentence: () => 'signed',
  serves: 'a test',
});
const context = { id: 'e1', at: Date.parse('2026-11-20T22:31:19.319Z') * 1000 + 42 };

describe("An entry's body", () => {
  it('is canonical JSON without anything personal', () => {
    const entry = composeEntry(
      { ...actor, address: null },
      signed({ id: 'v1', facts: { clip: 'c1' } }),
      context,
    );
    expect(entry.body.toString()).toBe(
      '{"actor":"person:p1","at":"2026-11-20T22:31:19.319042Z","facts":{"clip":"c1"},"id":"e1",' +
        '"kind":"spec.signed","outcome":"success","req":"r1","role":"supervisor","session":"s1",' +
        '"target":"review:v1","v":1}',
    );
  });

  it('commits to notes and address by salted digests, sorted', () => {
    const event = signed({ id: 'v1', facts: { clip: 'c1' }, disclosures: { notes: 'Polite.' } });
    const entry = composeEntry(actor, event, context);
    const body = entryBody.parse(JSON.parse(entry.body.toString()));
    const digests = entry.disclosures.map(({ encoded }) => disclosureDigest(encoded)).sort();
    expect(body._sd).toEqual(digests);
    expect(entry.disclosures.map(({ encoded }) => readDisclosure(encoded))).toEqual([
      { name: 'notes', value: 'Polite.' },
      { name: 'address', value: '192.0.2.7' },
    ]);
    expect(entry.body.toString()).not.toMatch(/Polite|192/);
  });

  it('takes a new salt every time, since an address can be guessed', () => {
    const event = signed({ id: 'v1', facts: { clip: 'c1' } });
    const [first, second] = [
      composeEntry(actor, event, context),
      composeEntry(actor, event, context),
    ];
    expect(first.disclosures[0]!.digest).not.toBe(second.disclosures[0]!.digest);
  });

  it.each(['two words', 'Jörg', 'a"b', 'a\\b', 'line\n'])('refuses the free text %j', (clip) => {
    const event = signed({ id: 'v1', facts: { clip } });
    expect(() => composeEntry(actor, event, context)).toThrow(InvariantViolation);
  });

  it('refuses what does not fit into a bundle', () => {
    const event = signed({ id: 'v1', facts: { clip: 'c'.repeat(65_536) } });
    expect(() => composeEntry(actor, event, context)).toThrow('too long');
  });
});

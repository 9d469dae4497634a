import type { Actor } from './actor.js';
import type { AuditEvent } from './audit-event.js';
import {
  DENIAL_WINDOW_MS,
  DenialCounter,
  ENTERED_EACH,
  ENTERED_OF_ALL_VISITORS,
  MOST_SOURCES,
} from './denial-counter.js';

const start = new Date('2026-11-20T10:00:00Z');
const later = (ms: number) => new Date(start.getTime() + ms);
const someone = (id: string, role = 'officer', address = '192.0.2.7'): Actor => ({
  ...{ kind: 'person', id, role, address },
  ...{ sessionId: null, requestId: 'r' },
});
const denial = (target = 'clip:1'): AuditEvent => ({
  ...{ kind: 'spec.denied', target, outcome: 'denied' },
  ...{ facts: {}, disclosures: {} },
});

function burst(counter: DenialCounter, actors: readonly Actor[]): number {
  return actors.filter((actor) => counter.note(actor, denial(), start) === 'enter').length;
}

describe('I13: The counter of denials', () => {
  it('enters the first of a source and counts the rest, exactly', () => {
    const counter = new DenialCounter();
    const entered = burst(counter, Array<Actor>(10_000).fill(someone('a')));
    expect(entered).toBe(ENTERED_EACH.person);
    expect(counter.take(later(DENIAL_WINDOW_MS - 1))).toEqual([]);
    expect(counter.take(later(DENIAL_WINDOW_MS))).toMatchObject([
      { actor: { id: 'a' }, since: start, times: 10_000 - ENTERED_EACH.person },
    ]);
    expect(counter.take()).toEqual([]);
  });

  it('begins anew when a window is over', () => {
    const counter = new DenialCounter();
    burst(counter, Array<Actor>(30).fill(someone('a')));
    counter.take(later(DENIAL_WINDOW_MS));
    expect(counter.note(someone('a'), denial(), later(DENIAL_WINDOW_MS))).toBe('enter');
  });

  it('names at most twenty of the targets of somebody who goes through identifiers', () => {
    const counter = new DenialCounter();
    for (let at = 0; at < 1000; at += 1) counter.note(someone('a'), denial(`clip:${at}`), start);
    const [counted] = counter.take();
    expect(counted?.times).toBe(1000 - ENTERED_EACH.person);
    expect(counted?.targets.size).toBe(20);
  });

  it('lets visitors from ever new addresses fill neither the trail nor the memory', () => {
    const counter = new DenialCounter();
    const visitors = Array.from({ length: 50_000 }, (_, at) =>
      someone('access', 'visitor', `2001:db8::${at.toString(16)}`),
    );
    expect(burst(counter, visitors)).toBe(ENTERED_OF_ALL_VISITORS);
    const counts = counter.take();
    expect(counts.length).toBeLessThanOrEqual(MOST_SOURCES + 1);
    const total = counts.reduce((sum, { times }) => sum + times, 0);
    expect(total).toBe(50_000 - ENTERED_OF_ALL_VISITORS);
  });

  it('keeps what could not be written, with what came after', () => {
    const counter = new DenialCounter();
    burst(counter, Array<Actor>(25).fill(someone('a')));
    const [counted] = counter.take();
    burst(counter, Array<Actor>(21).fill(someone('a')));
    counter.putBack(counted!);
    expect(counter.take()).toMatchObject([{ times: 6, since: start }]);
  });
});

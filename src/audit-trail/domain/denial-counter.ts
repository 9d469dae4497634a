import type { Actor } from './actor.js';
import type { AuditEvent } from './audit-event.js';

/** For so long denials of one source are gathered before their count is written. */
export const DENIAL_WINDOW_MS = 60_000;

/** So many of one window are entered one by one, with everything that is known of them. */
export const ENTERED_EACH = { person: 20, visitor: 10 } as const;

/** Visitors choose their address freely enough; together they get no more than this in a window. */
export const ENTERED_OF_ALL_VISITORS = 100;

/** More sources than this in one window are counted as one. */
export const MOST_SOURCES = 1_000;

/** Named in the entry that counts; what goes beyond is in the count alone. */
const MOST_NAMED = 20;

/** What one source was denied beyond what was entered one by one. */
export interface CountedDenials {
  /** Whose first counted denial this was: its request is the one that the entry names. */
  readonly actor: Actor;
  readonly since: Date;
  readonly times: number;
  readonly kinds: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
}

interface Source {
  readonly since: Date;
  entered: number;
  counted: CountedDenials | null;
}

const REST = 'rest';

/**
 * Decides which denials are entered one by one and counts the others, so that a burst neither
 * fills the trail nor loses a single one. Memory is bounded by {@link MOST_SOURCES}.
 */
export class DenialCounter {
  private readonly sources = new Map<string, Source>();
  private visitors = { since: new Date(0), entered: 0 };

  /** @returns whether this denial is to be entered now; otherwise it is counted */
  note(actor: Actor, event: AuditEvent, now: Date): 'enter' | 'counted' {
    const source = this.sourceOf(actor, now);
    if (this.mayEnter(actor, source, now)) {
      source.entered += 1;
      return 'enter';
    }
    const one = new Set([event.kind]);
    const about = new Set([event.target]);
    const counted = { actor, since: now, times: 1, kinds: one, targets: about };
    source.counted = add(source.counted, counted);
    return 'counted';
  }

  /** Takes out what gathered in windows that are over; all of it without a moment. */
  take(now?: Date): CountedDenials[] {
    const taken: CountedDenials[] = [];
    for (const [key, { since, counted }] of this.sources) {
      if (now !== undefined && now.getTime() - since.getTime() < DENIAL_WINDOW_MS) continue;
      this.sources.delete(key);
      if (counted !== null) taken.push(counted);
    }
    return taken;
  }

  /** Puts back what could not be written. */
  putBack(counted: CountedDenials): void {
    const source = this.sourceOf(counted.actor, counted.since);
    source.counted = add(counted, source.counted);
  }

  private mayEnter(actor: Actor, source: Source, now: Date): boolean {
    if (!isVisitor(actor)) return source.entered < ENTERED_EACH.person;
    if (source.entered >= ENTERED_EACH.visitor) return false;
    if (now.getTime() - this.visitors.since.getTime() >= DENIAL_WINDOW_MS) {
      this.visitors = { since: now, entered: 0 };
    }
    this.visitors.entered += 1;
    return this.visitors.entered <= ENTERED_OF_ALL_VISITORS;
  }

  private sourceOf(actor: Actor, now: Date): Source {
    const own = `${actor.kind}:${actor.id}|${actor.address ?? ''}`;
    const key = this.sources.has(own) || this.sources.size < MOST_SOURCES ? own : REST;
    const known = this.sources.get(key);
    if (known !== undefined) return known;
    // The rest share one source, of which nothing is entered one by one.
    const entered = key === REST ? Infinity : 0;
    const source = { since: now, entered, counted: null };
    this.sources.set(key, source);
    return source;
  }
}

function isVisitor(actor: Actor): boolean {
  return actor.role === 'visitor';
}

function add(one: CountedDenials | null, other: CountedDenials | null): CountedDenials | null {
  if (one === null || other === null) return one ?? other;
  return {
    ...one,
    times: one.times + other.times,
    kinds: firstOf(one.kinds, other.kinds),
    targets: firstOf(one.targets, other.targets),
  };
}

function firstOf(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (one.size >= MOST_NAMED || other.size === 0) return one;
  return new Set([...one, ...other].slice(0, MOST_NAMED));
}

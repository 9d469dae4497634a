import { z } from 'zod';
import { invariant } from '../../platform/errors/invariant.js';
import { type Actor, actorReference } from './actor.js';
import { type AuditEvent, OUTCOMES } from './audit-event.js';
import { canonicalJson } from './canonical-json.js';
import { type Disclosure, disclose } from './disclosure.js';
import { ADDRESS } from './disclosure-rules.js';

/** The bundle format of c2sp.org/tlog-tiles gives an entry's length two bytes. */
const MAX_BODY_BYTES = 65_535;

/** An entry ready to be stored: its bytes are the record, and no one ever re-serialises them. */
export interface NewEntry {
  readonly id: string;
  readonly body: Buffer;
  readonly disclosures: readonly Disclosure[];
  readonly onceKey: string | null;
}

/** What comes from outside of event and actor, so that a test can state it. */
export interface EntryContext {
  readonly id: string;
  /** Microseconds since 1970. */
  readonly at: number;
  /** The machine on which the act happened. */
  readonly host?: string;
  readonly makeDisclosure?: typeof disclose;
}

/** The body as its readers see it. */
export const entryBody = z.strictObject({
  _sd: z.array(z.string()).optional(),
  actor: z.string(),
  at: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** Entries of before the field was there lack it. */
  host: z.string().optional(),
  id: z.string(),
  kind: z.string(),
  outcome: z.enum(OUTCOMES),
  purpose: z.string().optional(),
  req: z.string(),
  role: z.string(),
  session: z.string().optional(),
  target: z.string(),
  v: z.literal(1),
});

type EntryBody = z.output<typeof entryBody>;

/** What a stored body says; null where it is not what {@link composeEntry} would have written. */
export function readEntryBody(stored: Buffer): EntryBody | null {
  try {
    const read = entryBody.safeParse(JSON.parse(stored.toString()));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The digests that a stored body commits to; none where it is not in our form. */
export function committedBy(stored: Buffer): { kind: string; digests: readonly string[] } {
  const body = readEntryBody(stored);
  return { kind: body?.kind ?? '', digests: body?._sd ?? [] };
}

/** Composes the entry of an event; the moment, the identifier and the salts come from outside. */
export function composeEntry(actor: Actor, event: AuditEvent, context: EntryContext): NewEntry {
  const make = context.makeDisclosure ?? disclose;
  const hidden = { ...event.disclosures, [ADDRESS]: actor.address ?? undefined };
  const disclosures = Object.entries(hidden)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => make(name, value));

  const text = canonicalJson({
    // RFC 9901, 4.2.4.1: sorted, so that the order says nothing about what each digest hides.
    _sd: disclosures.length > 0 ? disclosures.map(({ digest }) => digest).sort() : undefined,
    actor: actorReference(actor),
    at: momentText(context.at),
    facts: event.facts,
    host: context.host,
    id: context.id,
    kind: event.kind,
    outcome: event.outcome,
    purpose: event.purpose,
    req: actor.requestId,
    role: actor.role,
    session: actor.sessionId ?? undefined,
    target: event.target,
    v: 1,
  });
  refuseFreeText(event.kind, text);
  const body = Buffer.from(text, 'ascii');
  invariant(body.length <= MAX_BODY_BYTES, `An entry of kind ${event.kind} is too long`);
  return { id: context.id, body, disclosures, onceKey: event.onceKey ?? null };
}

/** Microseconds since 1970 as RFC 3339 in UTC, with all six digits. */
export function momentText(moment: number): string {
  const milliseconds = new Date(Math.floor(moment / 1000)).toISOString().slice(0, -1);
  return `${milliseconds}${String(moment % 1000).padStart(3, '0')}Z`;
}

/**
 * A sentence or a name that slipped into the facts could never be taken out again. Words need
 * spaces and letters beyond ASCII, so neither is let in; the database holds to the same rule.
 */
function refuseFreeText(kind: string, text: string): void {
  const stray = /[^\x21-\x5b\x5d-\x7e]/.exec(text);
  invariant(
    stray === null,
    `A fact of ${kind} holds ${JSON.stringify(stray?.[0])}: free text belongs in disclosures`,
  );
}

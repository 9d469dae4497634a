import { z } from 'zod';
import { InvariantViolation, invariant } from '../../platform/errors/invariant.js';

/** How an act ended. */
export const OUTCOMES = ['success', 'denied', 'failed'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Permissions of which one lets a reader see a disclosure; by their names, as they lie above us. */
export const DISCLOSURE_READERS = ['audit-trail.read', 'audit-trail.disclose'] as const;
export type DisclosureReader = (typeof DISCLOSURE_READERS)[number];

/**
 * Who can cause an entry: whoever holds a permission (by its name), a visitor who is not signed
 * in, or the system by a job or a rule of its own.
 */
export type Cause = `${string}.${string}` | 'visitor' | 'system';

/** What a feature declares about one kind of audit event. */
export interface AuditEventSpec<Facts extends z.ZodObject, Disclosures extends z.ZodObject> {
  /** `<feature>.<past tense>`, such as `review.signed`. */
  readonly kind: string;
  /** What the event is about: the entry's target becomes `<subject>:<id>`. */
  readonly subject: string;
  /**
   * Fixed vocabulary, identifiers, integers, booleans. They can never be taken back, so nothing
   * personal and no free text belongs here; a string may hold neither space, quote nor backslash.
   */
  readonly facts: Facts;
  /** Personal data and free text: kept beside the entry, which holds only salted digests. */
  readonly disclosures?: Disclosures;
  /**
   * Who may see which disclosure. One that is not named here is personal or free text and takes
   * `audit-trail.disclose`; every reader of the trail sees one with `audit-trail.read`.
   */
  readonly seenBy?: { readonly [Name in keyof z.output<Disclosures>]?: DisclosureReader };
  /** Everybody who can cause this entry; nobody else does, denied attempts included. */
  readonly causedBy: readonly [Cause, ...Cause[]];
  /** The act in words, to follow the actor's name: "signed the review of clip …". */
  readonly sentence: (facts: z.output<Facts>) => string;
  /** The statute or control that asks for this entry. */
  readonly serves: string;
}

/** One occurrence of a kind, as a command states it. */
export interface Occurrence<Facts extends z.ZodObject, Disclosures extends z.ZodObject> {
  /** The subject's identifier. */
  readonly id: string;
  readonly facts: z.input<Facts>;
  readonly disclosures?: z.input<Disclosures>;
  /** `success` unless stated. */
  readonly outcome?: Outcome;
  /** Code of the purpose for which the person acts. */
  readonly purpose?: string;
  /**
   * Only for acts that may be reported twice, such as a job that is tried again: a second event
   * with the same key writes nothing.
   */
  readonly onceKey?: string;
}

/** What {@link AuditTrail.record} takes: made by a definition, so its facts are already checked. */
export interface AuditEvent {
  readonly kind: string;
  readonly target: string;
  readonly outcome: Outcome;
  readonly purpose?: string;
  readonly onceKey?: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly disclosures: Readonly<Record<string, unknown>>;
}

/** One line of the catalogue of audit events. */
export interface AuditEventKind {
  readonly kind: string;
  readonly subject: string;
  readonly facts: z.ZodObject;
  readonly disclosures: z.ZodObject;
  readonly seenBy: ReadonlyMap<string, DisclosureReader | undefined>;
  readonly causedBy: readonly Cause[];
  readonly serves: string;
  /** The act in words, or null where the facts are not those of this kind. */
  describe(facts: unknown): string | null;
}

export type AuditEventDefinition<Facts extends z.ZodObject, Disclosures extends z.ZodObject> = ((
  occurrence: Occurrence<Facts, Disclosures>,
) => AuditEvent) &
  AuditEventKind;

const NOTHING_TO_DISCLOSE = z.object({});

const catalogue = new Map<string, AuditEventKind>();

/** Every kind of audit event that the loaded features declare, sorted by kind. */
export function auditEventCatalogue(): AuditEventKind[] {
  return [...catalogue.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** The declaration of a kind; undefined for an entry of an older version that nobody declares. */
export function auditEventKind(kind: string): AuditEventKind | undefined {
  return catalogue.get(kind);
}

/**
 * Declares a kind of audit event, once, at module level of `domain/<feature>.audit-events.ts`.
 * Calling the result with an occurrence checks it: facts that do not parse are a defect.
 * @throws InvariantViolation if the kind is malformed or already declared
 */
export function defineAuditEvent<
  Facts extends z.ZodObject,
  Disclosures extends z.ZodObject = typeof NOTHING_TO_DISCLOSE,
>(spec: AuditEventSpec<Facts, Disclosures>): AuditEventDefinition<Facts, Disclosures> {
  const { kind, subject } = spec;
  invariant(/^[a-z][a-z-]*\.[a-z][a-z-]*$/.test(kind), `${kind} is no kind of audit event`);
  invariant(/^[a-z][a-z-]*$/.test(subject), `${subject} is no subject of an audit event`);
  invariant(!catalogue.has(kind), `The audit event ${kind} is declared twice`);

  const facts = spec.facts.strict();
  const disclosures = (spec.disclosures ?? NOTHING_TO_DISCLOSE).strict();
  const line: AuditEventKind = {
    kind,
    subject,
    facts,
    disclosures,
    seenBy: new Map(Object.entries<DisclosureReader | undefined>(spec.seenBy ?? {})),
    causedBy: spec.causedBy,
    serves: spec.serves,
    describe: (stored) => {
      const parsed = spec.facts.safeParse(stored);
      return parsed.success ? spec.sentence(parsed.data) : null;
    },
  };
  catalogue.set(kind, line);

  const define = (occurrence: Occurrence<Facts, Disclosures>): AuditEvent => ({
    kind,
    target: `${subject}:${occurrence.id}`,
    outcome: occurrence.outcome ?? 'success',
    purpose: occurrence.purpose,
    onceKey: occurrence.onceKey,
    facts: parse(kind, facts, occurrence.facts),
    disclosures: parse(kind, disclosures, occurrence.disclosures ?? {}),
  });
  return Object.assign(define, line);
}

function parse(kind: string, schema: z.ZodObject, value: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvariantViolation(`${kind} does not fit its schema: ${z.prettifyError(parsed.error)}`);
}

import { auditEventKind } from './audit-event.js';
import { readEntryBody } from './entry-body.js';

/** One entry as its table holds it. */
export interface StoredEntry {
  readonly id: string;
  readonly body: Buffer;
  readonly receivedAt: Date;
  /** Its leaf's index; null for the moment between commit and sequencing. */
  readonly index: number | null;
}

/** One entry as people read it. */
export interface EntryInWords {
  /** The entry's number, by which it is asked for. */
  readonly id: string;
  readonly index: number | null;
  readonly kind: string;
  /** `person:<id>`, `service:<id>` or `system:<name>`. */
  readonly actor: string;
  readonly role: string;
  readonly target: string;
  readonly outcome: string;
  readonly purpose: string | null;
  readonly at: string;
  /** What the actor did, to be read after the actor's name. */
  readonly words: string;
}

/**
 * Puts an entry into words. One of a kind that nobody declares any more is named by its kind; one
 * that we did not write, and that only an intruder could have written, is shown as what it is.
 */
export function inWords(entry: StoredEntry): EntryInWords {
  const body = readEntryBody(entry.body);
  if (body === null) return unreadable(entry);
  const act = auditEventKind(body.kind)?.describe(body.facts) ?? body.kind;
  const prefix = { success: '', denied: 'was refused: ', failed: 'failed: ' }[body.outcome];
  return {
    id: entry.id,
    index: entry.index,
    kind: body.kind,
    actor: body.actor,
    role: body.role,
    target: body.target,
    outcome: body.outcome,
    purpose: body.purpose ?? null,
    at: body.at,
    words: `${prefix}${act}${body.purpose === undefined ? '' : ` (purpose: ${body.purpose})`}`,
  };
}

const UNKNOWN = 'unreadable';

function unreadable({ id, index, receivedAt }: StoredEntry): EntryInWords {
  return {
    ...{ id, index, kind: UNKNOWN, actor: UNKNOWN, role: UNKNOWN, target: UNKNOWN },
    ...{ outcome: UNKNOWN, purpose: null, at: receivedAt.toISOString() },
    words: 'left an entry that is not in our form; look at its bytes',
  };
}

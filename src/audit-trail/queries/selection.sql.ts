import type { EntrySelection, LocalHours, Stretch } from '../domain/entry-selection.js';

/** Word for word the condition of `ix_entry_not_successful_id`: otherwise the index is not used. */
export const MAY_BE_UNSUCCESSFUL = `(
  position('"outcome":"denied"'::bytea IN entry.body) > 0
  OR position('"outcome":"failed"'::bytea IN entry.body) > 0)`;

/** Word for word the condition of `ix_entry_purpose_id`. */
export const MAY_HAVE_PURPOSE = `position('"purpose":'::bytea IN entry.body) > 0`;

/** A field of the body as text. */
export const STATED = (name: string) => `encode(entry.body, 'escape')::jsonb ->> '${name}'`;

/**
 * The moment that an entry states, cut out of its bytes: a tenth of the work of parsing them. No
 * value before it can hold a quote, so the first match is the field (RFC 8785 sorts the names).
 */
export const STATED_AT = `(encode(substring(entry.body FROM
  position('"at":"'::bytea IN entry.body) + 6 FOR 27), 'escape')::timestamptz)`;

const FACT = (name: string) => `encode(entry.body, 'escape')::jsonb -> 'facts' ->> ${name}`;

/** Values of a statement, by the places that they take in its text. */
export class Values {
  readonly list: unknown[] = [];

  place(value: unknown): string {
    return `$${this.list.push(value)}`;
  }
}

/** The entries of a stretch that any of the selections takes in. */
export function selected(
  values: Values,
  stretch: Stretch,
  selections: readonly EntrySelection[],
): string {
  const any = selections.map((selection) => `(${oneSelection(values, selection)})`).join(' OR ');
  return `entry.id > ${values.place(stretch.after)}::bigint
    AND entry.id <= ${values.place(stretch.last)}::bigint AND (${any})`;
}

/** Cheap conditions come first: PostgreSQL then parses few bodies. */
function oneSelection(values: Values, selection: EntrySelection): string {
  const { kinds, notKinds, outcomes, facts, factsOtherThan, outside, clockOffSeconds } = selection;
  const conditions: string[] = [];
  if (kinds !== undefined) conditions.push(`entry.kind = ANY (${values.place(kinds)}::text[])`);
  if (notKinds !== undefined) {
    conditions.push(`entry.kind <> ALL (${values.place(notKinds)}::text[])`);
  }
  if (outcomes !== undefined) {
    const wanted = `${STATED('outcome')} = ANY (${values.place(outcomes)}::text[])`;
    conditions.push(MAY_BE_UNSUCCESSFUL, wanted);
  }
  if (clockOffSeconds !== undefined) {
    const slack = `make_interval(secs => ${values.place(clockOffSeconds)})`;
    const [early, late] = [`${STATED_AT} - ${slack}`, `${STATED_AT} + ${slack}`];
    conditions.push(`entry.received_at NOT BETWEEN ${early} AND ${late}`);
  }
  if (outside !== undefined) conditions.push(outsideOf(values, outside));
  for (const [name, value] of Object.entries(facts ?? {})) {
    if (value === null) conditions.push(mayBeNull(values, name));
    conditions.push(
      `${FACT(values.place(name))} IS NOT DISTINCT FROM ${values.place(value)}::text`,
    );
  }
  for (const [name, value] of Object.entries(factsOtherThan ?? {})) {
    conditions.push(`${FACT(values.place(name))} <> ${values.place(value)}::text`);
  }
  return conditions.join(' AND ');
}

/** A canonical body has one spelling of a null, and none of what is not there: no need to parse. */
function mayBeNull(values: Values, name: string): string {
  const [isNull, isThere] = [values.place(`"${name}":null`), values.place(`"${name}":`)];
  return `(position(convert_to(${isNull}, 'UTF8') IN entry.body) > 0
    OR position(convert_to(${isThere}, 'UTF8') IN entry.body) = 0)`;
}

function outsideOf(values: Values, { timeZone, from, to, weekendsOutside }: LocalHours): string {
  const local = `(${STATED_AT} AT TIME ZONE ${values.place(timeZone)})`;
  const [first, end] = [values.place(from), values.place(to)];
  const hours = `${local}::time < ${first}::time OR ${local}::time >= ${end}::time`;
  return weekendsOutside ? `(${hours} OR extract(isodow FROM ${local}) >= 6)` : `(${hours})`;
}

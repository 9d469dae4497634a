/** What the JSON files of a draw record hold. Whole numbers only: readers disagree on others. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/**
 * JSON text of which there is only one for a value: members sorted by name, two spaces a level,
 * a line end at the end. People read these files, so they are spread over lines.
 */
export function recordJson(value: JsonValue): string {
  return `${write(value, '\n')}\n`;
}

function write(value: JsonValue, lineEnd: string): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${lineEnd}  `;
  if (isList(value)) {
    const items = value.map((item) => write(item, inner));
    return items.length === 0 ? '[]' : `[${inner}${items.join(`,${inner}`)}${lineEnd}]`;
  }
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}: ${write(member, inner)}`);
  return members.length === 0 ? '{}' : `{${inner}${members.join(`,${inner}`)}${lineEnd}}`;
}

function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}

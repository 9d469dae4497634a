import { createHash } from 'node:crypto';

/** Any value that JSON can hold. */
export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export type JsonObject = Record<string, Json>;

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The one form in which a record's JSON may be written: members sorted by name, two spaces a
 * level, a line end at the end. Anything else hides a change from a reader who compares values.
 */
export function fixedForm(value: Json): string {
  return `${formOf(value, 0)}\n`;
}

export function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function formOf(value: Json, depth: number): string {
  const pad = '  '.repeat(depth + 1);
  const close = `\n${'  '.repeat(depth)}`;
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]';
    return `[\n${value.map((item) => pad + formOf(item, depth + 1)).join(',\n')}${close}]`;
  }
  if (isObject(value)) {
    const names = Object.keys(value).sort();
    if (names.length === 0) return '{}';
    const members = names.map(
      (name) => `${pad}${JSON.stringify(name)}: ${formOf(value[name] ?? null, depth + 1)}`,
    );
    return `{\n${members.join(',\n')}${close}}`;
  }
  return JSON.stringify(value);
}

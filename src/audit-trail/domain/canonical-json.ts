/** What a restricted canonical text may hold: no floats, so no reader can disagree on a number. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue | undefined };

/** A value that has no canonical text: a lone surrogate, a float, something that is not JSON. */
export class NotCanonical extends Error {
  override readonly name = 'NotCanonical';
}

/**
 * The canonical JSON text of a value by RFC 8785 (JCS), restricted to integers that every JSON
 * reader holds exactly. Members whose value is `undefined` are left out, as JSON has no such thing.
 * @param writeNumber replaces the restriction; only the published test vectors need it
 * @throws NotCanonical
 */
export function canonicalJson(value: unknown, writeNumber = writeInteger): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (Array.isArray(value)) {
        return `[${value.map((item) => canonicalJson(item, writeNumber)).join(',')}]`;
      }
      return writeObject(value, writeNumber);
    default:
      throw new NotCanonical(`A ${typeof value} has no JSON text`);
  }
}

function writeObject(value: object, writeNumber: (number: number) => string): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonical('Only plain objects have a canonical text');
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  // RFC 8785, 3.2.3: by UTF-16 code units, which is how JavaScript compares strings.
  members.sort(([a], [b]) => (a < b ? -1 : 1));
  const texts = members.map(
    ([name, member]) => `${writeString(name)}:${canonicalJson(member, writeNumber)}`,
  );
  return `{${texts.join(',')}}`;
}

function writeString(text: string): string {
  // JSON.stringify would escape a lone surrogate; RFC 8785, 3.2.2.2 demands an error instead.
  if (!text.isWellFormed()) throw new NotCanonical('A string holds a lone surrogate');
  return JSON.stringify(text);
}

function writeInteger(number: number): string {
  if (!Number.isSafeInteger(number)) {
    throw new NotCanonical(`${number} is not an integer within 2^53 - 1`);
  }
  return String(number === 0 ? 0 : number);
}

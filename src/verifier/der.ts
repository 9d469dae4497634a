/** One element of DER (X.690): its tag and what it holds. */
export interface Der {
  readonly tag: number;
  readonly content: Buffer;
  /** Tag, length and content: what is hashed or signed. */
  readonly whole: Buffer;
}

export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  explicit0: 0xa0,
} as const;

/** Bytes that are not the DER that was expected. */
export class WrongDer extends Error {}

/** The elements that lie one after the other in a buffer. @throws WrongDer */
export function elements(bytes: Buffer): Der[] {
  const found: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const element = elementAt(bytes, at);
    found.push(element);
    at += element.whole.length;
  }
  return found;
}

/** What a constructed element of that tag holds. @throws WrongDer */
export function inside(element: Der | undefined, tag: number = TAG.sequence): Der[] {
  return elements(contentOf(element, tag));
}

/** The bytes that an element of that tag holds. @throws WrongDer */
export function contentOf(element: Der | undefined, tag: number): Buffer {
  if (element?.tag !== tag) throw new WrongDer('An element is missing or of another kind.');
  return element.content;
}

function elementAt(bytes: Buffer, at: number): Der {
  const [tag, first] = [bytes[at], bytes[at + 1]];
  if (tag === undefined || first === undefined) throw new WrongDer('It ends inside of an element.');
  if ((tag & 0x1f) === 0x1f) throw new WrongDer('It holds a tag of several bytes.');
  let [begin, length] = [at + 2, first];
  if (first >= 0x80) {
    const digits = first & 0x7f;
    if (digits < 1 || digits > 4 || begin + digits > bytes.length) {
      throw new WrongDer('It holds a length that is none.');
    }
    length = bytes.readUIntBE(begin, digits);
    begin += digits;
    // DER has one form for each length, or two texts could mean the same.
    if (length < 0x80 || length < 2 ** (8 * (digits - 1)))
      throw new WrongDer('A length is padded.');
  }
  if (begin + length > bytes.length) throw new WrongDer('It ends inside of an element.');
  const end = begin + length;
  return { tag, content: bytes.subarray(begin, end), whole: bytes.subarray(at, end) };
}

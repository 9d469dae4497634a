import { contentOf, elements, inside, TAG, WrongDer } from './der.js';

/** What a time-stamping authority states (RFC 3161), as far as we read it. */
export interface TimestampStatement {
  /** The SHA-256 of what was stamped. */
  readonly imprint: Buffer;
  /** RFC 3339, UTC. */
  readonly time: string;
}

/** Object identifiers in DER, without tag and length. */
const SIGNED_DATA = '2a864886f70d010702';
const TST_INFO = '2a864886f70d0109100104';
const SHA256 = '608648016503040201';

/** Reads a TimeStampResp without judging the authority's signature; says what is wrong with it. */
export function parseTimestamp(bytes: Buffer): TimestampStatement | { readonly wrong: string } {
  try {
    return statementOf(bytes);
  } catch (error) {
    if (error instanceof WrongDer) return { wrong: error.message };
    throw error;
  }
}

function statementOf(bytes: Buffer): TimestampStatement {
  const [response, ...more] = elements(bytes);
  if (more.length > 0) throw new WrongDer('Bytes follow the response.');
  const [status, token] = inside(response);
  const granted = contentOf(inside(status)[0], TAG.integer);
  if (granted.length !== 1 || (granted[0] ?? 2) > 1) throw new WrongDer('The stamp was refused.');
  const [tokenType, tokenContent] = inside(token);
  if (contentOf(tokenType, TAG.oid).toString('hex') !== SIGNED_DATA) {
    throw new WrongDer('The token is not signed data.');
  }
  const [signedData] = inside(tokenContent, TAG.explicit0);
  const [, , encapsulated] = inside(signedData);
  const [contentType, wrapped] = inside(encapsulated);
  if (contentOf(contentType, TAG.oid).toString('hex') !== TST_INFO) {
    throw new WrongDer('What was signed is no time stamp.');
  }
  const [octets] = inside(wrapped, TAG.explicit0);
  return infoOf(contentOf(octets, TAG.octets));
}

function infoOf(info: Buffer): TimestampStatement {
  const [sequence, ...more] = elements(info);
  if (more.length > 0) throw new WrongDer('Bytes follow what was signed.');
  const [version, , messageImprint, , time] = inside(sequence);
  if (contentOf(version, TAG.integer).toString('hex') !== '01') {
    throw new WrongDer('It is of another version than 1.');
  }
  const [algorithm, hashed] = inside(messageImprint);
  const oid = contentOf(inside(algorithm)[0], TAG.oid).toString('hex');
  if (oid !== SHA256) throw new WrongDer('It was given to another kind of hash than SHA-256.');
  const stated = contentOf(time, TAG.generalizedTime).toString('latin1');
  return { imprint: contentOf(hashed, TAG.octets), time: readTime(stated) };
}

/** RFC 3161, 2.4.2: `20261120223119.319Z`, in UTC, the fraction without trailing zeros. */
function readTime(text: string): string {
  const [, year, month, day, hour, minute, second, fraction = ''] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{0,8}[1-9])?Z$/.exec(text) ?? [];
  if (year === undefined) throw new WrongDer('It states no time.');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${fraction}Z`;
}

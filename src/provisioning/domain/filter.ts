import { type Filter, parse } from 'scim2-parse-filter';
import { provisioningRefusals } from './provisioning.errors.js';
import { type ProvisionedUser, USER_SCHEMA } from './scim.js';

/** Longer than anything that a provisioning system asks, and short enough for a recursive parser. */
const LONGEST = 500;

const ATTRIBUTES = ['userName', 'externalId', 'displayName', 'id', 'active'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** RFC 7643 section 4.1: these are compared without regard to case. */
const CASE_FREE: readonly Attribute[] = ['userName', 'displayName'];

export type UserFilter = (user: ProvisionedUser) => boolean;

/** A filter that names one user; answered without looking at every one. */
export interface Named {
  readonly attribute: 'userName' | 'externalId' | 'id';
  readonly value: string;
}

export interface ReadFilter {
  readonly matches: UserFilter;
  readonly named: Named | null;
}

/**
 * Reads a filter (RFC 7644 section 3.4.2.2), in a subset that needs no database of its own.
 * @throws DomainError `provisioning.invalid-filter`
 */
export function readFilter(text: string): ReadFilter {
  if (text.length > LONGEST) throw provisioningRefusals.refuse('invalid-filter');
  let filter: Filter;
  try {
    filter = parse(text);
  } catch {
    throw provisioningRefusals.refuse('invalid-filter');
  }
  return { matches: matcherOf(filter), named: namedBy(filter) };
}

function matcherOf(filter: Filter): UserFilter {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.filters.map(matcherOf);
      return filter.op === 'and'
        ? (user) => parts.every((matches) => matches(user))
        : (user) => parts.some((matches) => matches(user));
    }
    case 'not': {
      const inner = matcherOf(filter.filter);
      return (user) => !inner(user);
    }
    case 'pr': {
      const attribute = attributeOf(filter.attrPath);
      return (user) => user[attribute] !== null && user[attribute] !== '';
    }
    case '[]':
      throw provisioningRefusals.refuse('invalid-filter');
    default:
      return comparison(filter.op, attributeOf(filter.attrPath), filter.compValue);
  }
}

type Comparing = (value: string, wanted: string) => boolean;

const COMPARISONS: Readonly<Record<string, Comparing>> = {
  eq: (value, wanted) => value === wanted,
  ne: (value, wanted) => value !== wanted,
  co: (value, wanted) => value.includes(wanted),
  sw: (value, wanted) => value.startsWith(wanted),
  ew: (value, wanted) => value.endsWith(wanted),
};

function comparison(op: string, attribute: Attribute, wanted: unknown): UserFilter {
  if (attribute === 'active') return ofActive(op, wanted);
  const compare = Object.hasOwn(COMPARISONS, op) ? COMPARISONS[op] : undefined;
  if (compare === undefined || typeof wanted !== 'string') {
    throw provisioningRefusals.refuse('invalid-filter');
  }
  const same = CASE_FREE.includes(attribute)
    ? (text: string) => text.normalize('NFKC').toLowerCase()
    : (text: string) => text;
  const other = same(wanted);
  return (user) => compare(same(user[attribute] ?? ''), other);
}

function ofActive(op: string, wanted: unknown): UserFilter {
  const isTrue = wanted === true || String(wanted).toLowerCase() === 'true';
  const isFalse = wanted === false || String(wanted).toLowerCase() === 'false';
  if ((op !== 'eq' && op !== 'ne') || (!isTrue && !isFalse)) {
    throw provisioningRefusals.refuse('invalid-filter');
  }
  return ({ active }) => (active === isTrue) === (op === 'eq');
}

function attributeOf(path: string): Attribute {
  const lower = path.toLowerCase();
  const schema = `${USER_SCHEMA.toLowerCase()}:`;
  const name = lower.startsWith(schema) ? lower.slice(schema.length) : lower;
  const known = ATTRIBUTES.find((attribute) => attribute.toLowerCase() === name);
  if (known === undefined) throw provisioningRefusals.refuse('invalid-filter');
  return known;
}

function namedBy(filter: Filter): Named | null {
  if (filter.op !== 'eq' || typeof filter.compValue !== 'string') return null;
  const attribute = attributeOf(filter.attrPath);
  const isName = attribute === 'userName' || attribute === 'externalId' || attribute === 'id';
  return isName ? { attribute, value: filter.compValue } : null;
}

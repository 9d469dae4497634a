import { z } from 'zod';
import { provisioningRefusals } from './provisioning.errors.js';
import { PATCH_SCHEMA, USER_SCHEMA, type WantedUser } from './scim.js';
import { displayNameText, externalIdText, lenientBoolean, userNameText } from './user-input.js';

const MOST_OPERATIONS = 100;

const patchSchema = z.object({
  schemas: z.array(z.string()).refine((schemas) => schemas.includes(PATCH_SCHEMA)),
  Operations: z
    .array(
      z.object({
        op: z
          .string()
          .toLowerCase()
          .pipe(z.enum(['add', 'replace', 'remove'])),
        path: z.string().max(500).nullish(),
        value: z.unknown(),
      }),
    )
    .min(1)
    .max(MOST_OPERATIONS),
});

/** What is kept of a user, by the path that names it; all else is taken and not kept. */
const ATTRIBUTES = {
  username: (value: unknown): WantedUser => ({ userName: userNameText.parse(value) }),
  displayname: (value: unknown): WantedUser => ({ displayName: displayNameText.parse(value) }),
  'name.formatted': (value: unknown): WantedUser => ({ displayName: displayNameText.parse(value) }),
  externalid: (value: unknown): WantedUser => ({ externalId: externalIdText.parse(value) }),
  active: (value: unknown): WantedUser => ({ active: lenientBoolean.parse(firstOf(value)) }),
} as const;

type Known = keyof typeof ATTRIBUTES;
const isKnown = (name: string): name is Known => Object.hasOwn(ATTRIBUTES, name);

/**
 * What a PATCH wants (RFC 7644 section 3.5.2). Takes the forms that Entra and Okta send: operations
 * in any case, booleans as words, and operations without a path whose value names the attributes,
 * also dotted or with the schema before them.
 * @throws DomainError `provisioning.invalid-patch`, `.invalid-value`
 */
export function readPatch(body: unknown): WantedUser {
  const parsed = patchSchema.safeParse(withKnownSpelling(body));
  if (!parsed.success) throw provisioningRefusals.refuse('invalid-patch');
  let wanted: WantedUser = {};
  for (const { op, path, value } of parsed.data.Operations) {
    wanted = { ...wanted, ...operation(op, path ?? null, value) };
  }
  return wanted;
}

function operation(op: 'add' | 'replace' | 'remove', path: string | null, value: unknown) {
  if (path !== null) return op === 'remove' ? removal(path) : assignment(path, value);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (op === 'remove' || !isObject) throw provisioningRefusals.refuse('invalid-patch');
  return Object.entries(value).reduce<WantedUser>((wanted, [name, inner]) => {
    const isName = name.toLowerCase() === 'name' && typeof inner === 'object' && inner !== null;
    if (!isName) return { ...wanted, ...assignment(name, inner) };
    const formatted = Object.entries(inner as object).find(
      ([key]) => key.toLowerCase() === 'formatted',
    );
    return formatted === undefined
      ? wanted
      : { ...wanted, ...assignment('name.formatted', formatted[1]) };
  }, {});
}

function assignment(path: string, value: unknown): WantedUser {
  const name = nameOf(path);
  if (!isKnown(name)) return {};
  try {
    return ATTRIBUTES[name](value);
  } catch {
    throw provisioningRefusals.refuse('invalid-value');
  }
}

/** Only what a user can be without can be taken away. */
function removal(path: string): WantedUser {
  const name = nameOf(path);
  if (name === 'externalid') return { externalId: null };
  if (name === 'username' || name === 'active') throw provisioningRefusals.refuse('invalid-patch');
  return {};
}

function nameOf(path: string): string {
  const lower = path.trim().toLowerCase();
  const schema = `${USER_SCHEMA.toLowerCase()}:`;
  return lower.startsWith(schema) ? lower.slice(schema.length) : lower;
}

/** Some systems wrap the value: `[{ "value": false }]`, `{ "value": false }`. */
function firstOf(value: unknown): unknown {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null && 'value' in one ? one.value : one;
}

function withKnownSpelling(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name.toLowerCase() === 'operations' ? 'Operations' : name,
      value,
    ]),
  );
}

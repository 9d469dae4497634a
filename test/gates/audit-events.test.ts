import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { z } from 'zod';
import {
  type AuditEventKind,
  auditEventCatalogue,
} from '../../src/audit-trail/domain/audit-event.js';
import { composeEntry, entryBody } from '../../src/audit-trail/domain/entry-body.js';
import { sampleFacts } from '../../src/audit-trail/domain/sample-facts.js';
import { isPermission } from '../../src/identity/domain/permissions.js';
import { InvariantViolation } from '../../src/platform/errors/invariant.js';
import { notAudited } from '../integration/audit-coverage/documented.js';

const root = join(__dirname, '..', '..');
const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(?!console).*\.ts$/.test(file),
);
const declarations = files.filter((file) => file.endsWith('.audit-events.ts'));
const texts = new Map(files.map((file) => [file, readFileSync(join(source, file), 'utf8')]));

/** Every declaration of the source is in the catalogue once it is loaded. */
type Definition = ((occurrence: object) => Parameters<typeof composeEntry>[1]) & AuditEventKind;
const definitions: { name: string; file: string; define: Definition }[] = [];

beforeAll(async () => {
  for (const file of declarations) {
    const module = (await import(join(source, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === 'function' && 'causedBy' in value) {
        definitions.push({ name, file, define: value as Definition });
      }
    }
  }
});

/** What statutes and controls entries may cite, as docs/decisions and the law's own pages name them. */
const CITED =
  /^(CJIS|Minn\. Stat\.|NIST SP 800-57|Court orders|Honesty|Archives:|RFC|AU-|AC-|SI-|IA-|SC-|13\.|626\.8473)/;

interface JsonField {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonField[];
  readonly items?: JsonField;
  readonly properties?: Readonly<Record<string, JsonField>>;
  readonly required?: readonly string[];
}

const WORD = fc.stringMatching(/^[A-Za-z0-9._:-]{1,20}$/);

/** Values of a field of facts, as its JSON Schema describes them. */
function valuesOf(field: JsonField): fc.Arbitrary<unknown> {
  if (field.const !== undefined) return fc.constant(field.const);
  if (field.enum !== undefined) return fc.constantFrom(...field.enum);
  if (field.anyOf !== undefined) return fc.oneof(...field.anyOf.map(valuesOf));
  switch (field.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer();
    case 'array':
      return fc.array(valuesOf(field.items ?? { type: 'string' }), { maxLength: 3 });
    case 'object':
      return objectsOf(field);
    default:
      return stringsOf(field);
  }
}

function stringsOf({ format, pattern }: JsonField): fc.Arbitrary<unknown> {
  if (format === 'uuid') return fc.uuid();
  if (format === 'date-time') {
    const moments = fc.date({
      min: new Date(0),
      max: new Date('2099-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    return moments.map((moment) => moment.toISOString());
  }
  return pattern === undefined ? WORD : fc.stringMatching(new RegExp(pattern));
}

function objectsOf({ properties = {}, required = [] }: JsonField): fc.Arbitrary<object> {
  const fields = Object.entries(properties).map(([name, field]) => [name, valuesOf(field)]);
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys: [...required],
  });
}

const schemaOf = (schema: z.ZodObject) =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }) as JsonField;

const actor = {
  ...{ kind: 'person' as const, id: 'p1', role: 'auditor', sessionId: 's1' },
  ...{ address: '192.0.2.7', requestId: 'r1' },
};
const context = { id: 'e1', at: Date.parse('2026-11-20T22:31:19.319Z') * 1000 };
const each = (check: (one: (typeof definitions)[number]) => void) => {
  expect(definitions.length).toBeGreaterThan(60);
  for (const one of definitions) check(one);
};

describe('Every kind of audit event', () => {
  it('is in the catalogue, once', () => {
    const kinds = definitions.map(({ define }) => define.kind).sort();
    const declared = auditEventCatalogue().map(({ kind }) => kind);
    expect(kinds).toEqual(declared.filter((kind) => !kind.startsWith('spec.')));
  });

  it('is recorded somewhere: a kind that nobody emits is a promise that nobody keeps', () => {
    const idle: string[] = [];
    each(({ name, file }) => {
      const used = new RegExp(`\\b${name}\\b`);
      const users = files.filter((user) => user !== file && !user.endsWith('.spec.ts'));
      if (!users.some((user) => used.test(texts.get(user) ?? ''))) idle.push(name);
    });
    expect(idle).toEqual([]);
  });

  it('is caused by visitors, by the system or by holders of a permission that there is', () => {
    each(({ define }) => {
      const causes = define.causedBy.filter((cause) => cause !== 'visitor' && cause !== 'system');
      expect([define.kind, causes.filter((cause) => !isPermission(cause))]).toEqual([
        define.kind,
        [],
      ]);
    });
  });

  it('names a statute, a control or a plain reason that it serves', () => {
    each(({ define }) => {
      for (const cited of define.serves.split('; ')) {
        expect([define.kind, cited]).toEqual([define.kind, expect.stringMatching(CITED)]);
      }
    });
  });

  it('encodes whatever facts its schema takes, and reads as a sentence', () => {
    each(({ define }) => {
      fc.assert(
        fc.property(objectsOf(schemaOf(define.facts)), (facts) => {
          const disclosures = fc.sample(objectsOf(schemaOf(define.disclosures)), 1)[0];
          const event = define({ id: 'x1', facts, disclosures });
          const { body } = composeEntry(actor, event, context);
          const read = entryBody.parse(JSON.parse(body.toString()));
          expect(read.facts).toEqual(JSON.parse(JSON.stringify(event.facts)));
          // CJIS AU-3: what, when, where, source, outcome, who.
          expect(read).toMatchObject({ kind: define.kind, target: `${define.subject}:x1` });
          expect(read).toMatchObject({ actor: 'person:p1', role: 'auditor', session: 's1' });
          expect(read).toMatchObject({ outcome: 'success', req: 'r1', id: 'e1' });
          expect(read.at).toBe('2026-11-20T22:31:19.319000Z');
          expect(read._sd?.length).toBeGreaterThanOrEqual(1);
          const words = define.describe(read.facts);
          expect([define.kind, words]).toEqual([define.kind, expect.any(String)]);
          expect(words).not.toMatch(/undefined|\[object|NaN/);
        }),
        { numRuns: 20 },
      );
    });
  });

  it('has a sentence that the catalogue can show', () => {
    each(({ define }) => {
      const words = define.describe(sampleFacts(define.facts));
      expect([define.kind, words]).toEqual([define.kind, expect.any(String)]);
    });
  });

  it('refuses a fact that it does not declare, and free text in one that it does', () => {
    each(({ define }) => {
      const [facts] = fc.sample(objectsOf(schemaOf(define.facts)), 1);
      const unknown = { ...facts, unheardOf: 1 };
      expect(() => define({ id: 'x', facts: unknown })).toThrow(InvariantViolation);
      for (const [name, value] of Object.entries(facts ?? {})) {
        for (const bad of [1.5, NaN, 2 ** 53, 'free text', '\uD800', 'Jörg', 'a"b', 'a\\b']) {
          const changed = { ...facts, [name]: bad };
          const compose = () => composeEntry(actor, define({ id: 'x', facts: changed }), context);
          if (typeof value === 'object' && value !== null && typeof bad !== 'string') continue;
          expect(compose).toThrow(bad === '\uD800' ? Error : /schema|free text|integer/);
        }
      }
    });
  });
});

describe('The page of what is not audited', () => {
  it('lists jobs and commands that there are', () => {
    const all = [...texts.values()].join('\n');
    for (const job of notAudited('Jobs')) expect(all).toContain(`name: '${job}'`);
    for (const command of notAudited('Commands')) {
      const last = command.split(' ').at(-1) ?? '';
      expect([command, all.includes(`.command('${last}'`)]).toEqual([command, true]);
    }
  });

  it('lists every job that a test does not show to leave an entry', () => {
    const jobs = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/defineJob\(\{\s*name: '([^']+)'/g)].map(([, name]) => name),
    );
    const audited = [
      'ingest.accept-upload',
      'audit-trail.anchor-checkpoint',
      'audit-trail.carry-out-request',
      'audit-trail.verify-trail',
      'audit-reviews.open-due-weeks',
      'identity.end-terms',
    ];
    expect([...audited, ...notAudited('Jobs')].sort()).toEqual([...new Set(jobs)].sort());
  });

  it('lists every command of the command line', () => {
    const declared = [...texts.values()].flatMap((text) =>
      [...text.matchAll(/\.command\('([a-z-]+)'/g)].map(([, name]) => name),
    );
    const groups = ['alert', 'draw', 'generate', 'passwords', 'sessions', 'trail', 'witness'];
    // test/integration/audit-trail, test/attack/session-keys and test/attack/passwords show their entries.
    const audited = ['import', 'refill', 'retire-key', 'rotate-key'];
    const listed = notAudited('Commands').map((command) => command.split(' ').at(-1));
    const known = new Set([...groups, ...audited, ...listed]);
    expect([...new Set(declared)].sort()).toEqual([...known].sort());
  });
});

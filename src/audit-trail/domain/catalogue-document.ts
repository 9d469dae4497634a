import { z } from 'zod';
import { type AuditEventKind, auditEventCatalogue } from './audit-event.js';
import { readerOf } from './disclosure-rules.js';
import { sampleFacts } from './sample-facts.js';

const INTRODUCTION = `# Audit events

Generated from the declarations in \`src/*/domain/*.audit-events.ts\`; do not edit. What leaves no
entry, and why, stands in [not-audited.md](not-audited.md).

Every entry also holds who acted (actor, role, session), in which request, when (UTC), with which
outcome (success, denied, failed) and, where one was given, the code of the purpose. **Facts** stand
in the entry and can never be removed. **Disclosures** are kept beside it; the entry holds salted
digests of them, so each can be expunged by court order and no proof changes. The network address is
disclosed beside each entry that comes over the network, to every reader of the trail
(\`audit-trail.read\`).
`;

/** The document `docs/audit-events.md`: every kind of audit event that the loaded features declare. */
export function renderAuditEventCatalogue(): string {
  const features = Map.groupBy(auditEventCatalogue(), ({ kind }) => kind.split('.')[0] ?? '');
  const sections = [...features].flatMap(([feature, events]) => [
    `## ${feature}\n`,
    ...events.map(section),
  ]);
  return [INTRODUCTION, ...contents(features), ...sections].join('\n');
}

function contents(features: ReadonlyMap<string, readonly AuditEventKind[]>): string[] {
  const lines = [...features].map(([feature, events]) => {
    const links = events.map(({ kind }) => `[${kind}](#${kind.replace('.', '')})`);
    return `- **${feature}**: ${links.join(', ')}`;
  });
  return [...lines, ''];
}

function section(event: AuditEventKind): string {
  return [
    `### ${event.kind}`,
    '',
    ...sentence(event),
    `- Target: \`${event.subject}:<id>\``,
    `- Caused by: ${event.causedBy.map(causeInWords).join('; ')}`,
    `- Facts: ${fields(event.facts)}`,
    `- Disclosures: ${disclosures(event)}`,
    `- Serves: ${event.serves}`,
    '',
  ].join('\n');
}

/** As people read it after the actor's name, with facts called by their names. */
function sentence(event: AuditEventKind): string[] {
  const words = event.describe(sampleFacts(event.facts));
  return words === null ? [] : [`… ${words}.`, ''];
}

function causeInWords(cause: AuditEventKind['causedBy'][number]): string {
  if (cause === 'system') return 'the system, by a job or a rule';
  if (cause === 'visitor') return 'somebody who is not signed in';
  return `holders of \`${cause}\``;
}

/** Each with its type and with the permission that shows it. */
function disclosures({ kind, disclosures: schema }: AuditEventKind): string {
  return fields(schema, (name) => `, for \`${readerOf(kind, name)}\``);
}

/** JSON Schema is how zod tells what it parses. */
const jsonType = z.union([z.string(), z.array(z.string())]).optional();
const jsonField = z.object({
  type: jsonType,
  enum: z.array(z.string()).optional(),
  const: z.string().optional(),
  anyOf: z.array(z.object({ type: jsonType })).optional(),
});
const jsonObject = z.object({
  properties: z.record(z.string(), jsonField).optional(),
  required: z.array(z.string()).optional(),
});

function fields(schema: z.ZodObject, more: (name: string) => string = () => ''): string {
  const { properties = {}, required = [] } = jsonObject.parse(
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  );
  const described = Object.entries(properties).map(
    ([name, field]) =>
      `\`${name}\` (${typeOf(field)}${required.includes(name) ? '' : ', optional'}${more(name)})`,
  );
  return described.length === 0 ? 'none' : described.join(', ');
}

function typeOf(field: z.output<typeof jsonField>): string {
  if (field.enum !== undefined) return field.enum.join(', ');
  if (field.const !== undefined) return field.const;
  const types = field.anyOf?.map(({ type }) => type) ?? [field.type];
  return types.flatMap((type) => type ?? 'any').join(' or ');
}

import { z } from 'zod';
import { type AuditEventKind, auditEventCatalogue } from './audit-event.js';

const INTRODUCTION = `# Audit events

Generated from the declarations in \`src/*/domain/*.audit-events.ts\`; do not edit.

Every entry also holds who acted (actor, role, session), in which request, when (UTC), with which
outcome (success, denied, failed) and, where one was given, the code of the purpose. The network
address is disclosed beside each entry that comes over the network. **Facts** stand in the entry and
can never be removed. **Disclosures** are kept beside it; the entry holds salted digests of them.
`;

/** The document `docs/audit-events.md`: every kind of audit event that the loaded features declare. */
export function renderAuditEventCatalogue(): string {
  return [INTRODUCTION, ...auditEventCatalogue().map(section)].join('\n');
}

function section(event: AuditEventKind): string {
  return [
    `## ${event.kind}`,
    '',
    `- Target: \`${event.subject}:<id>\``,
    `- Facts: ${fields(event.facts)}`,
    `- Disclosures: ${fields(event.disclosures)}`,
    `- Serves: ${event.serves}`,
    '',
  ].join('\n');
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

function fields(schema: z.ZodObject): string {
  const { properties = {}, required = [] } = jsonObject.parse(
    z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }),
  );
  const described = Object.entries(properties).map(
    ([name, field]) =>
      `\`${name}\` (${typeOf(field)}${required.includes(name) ? '' : ', optional'})`,
  );
  return described.length === 0 ? 'none' : described.join(', ');
}

function typeOf(field: z.output<typeof jsonField>): string {
  if (field.enum !== undefined) return field.enum.join(', ');
  if (field.const !== undefined) return field.const;
  const types = field.anyOf?.map(({ type }) => type) ?? [field.type];
  return types.flatMap((type) => type ?? 'any').join(' or ');
}

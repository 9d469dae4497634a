import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import { API_CLIENT_PURPOSES, API_CLIENT_SCOPES, REFUSAL_REASONS } from './api-client.js';
import { SIGNATURE_ALGORITHMS } from './public-key.js';

const subject = 'api-client';

export const apiClientMade = defineAuditEvent({
  kind: 'api-client.made',
  subject,
  facts: z.object({
    purpose: z.enum(API_CLIENT_PURPOSES),
    permissions: z.array(z.enum(API_CLIENT_SCOPES)),
    validUntil: z.iso.datetime(),
    networks: z.int(),
    requestsPerMinute: z.int(),
  }),
  disclosures: z.object({ name: z.string(), networks: z.array(z.string()) }),
  seenBy: { name: 'audit-trail.read', networks: 'audit-trail.read' },
  causedBy: ['api-client.manage'],
  sentence: ({ purpose, permissions }) =>
    `made a credential for a machine (${purpose}) that allows ${permissions.join(', ')}`,
  serves: 'CJIS AC-2, IA-5',
});

export const apiClientRotated = defineAuditEvent({
  kind: 'api-client.rotated',
  subject,
  facts: z.object({ earlierEndAt: z.iso.datetime() }),
  causedBy: ['api-client.manage'],
  sentence: ({ earlierEndAt }) =>
    `gave a machine a new secret; the earlier one ends at ${earlierEndAt}`,
  serves: 'CJIS IA-5',
});

export const apiClientRevoked = defineAuditEvent({
  kind: 'api-client.revoked',
  subject,
  facts: z.object({}),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['api-client.manage'],
  sentence: () => 'revoked the credential of a machine',
  serves: 'CJIS AC-2, IA-5',
});

export const apiClientKeyRegistered = defineAuditEvent({
  kind: 'api-client.key-registered',
  subject,
  facts: z.object({
    key: z.uuid(),
    algorithm: z.enum(SIGNATURE_ALGORITHMS),
    sha256: z.string(),
    endsSecrets: z.boolean(),
  }),
  causedBy: ['api-client.manage'],
  sentence: ({ algorithm }) => `registered a key (${algorithm}) with which a machine signs`,
  serves: 'CJIS IA-5',
});

export const apiClientKeyEnded = defineAuditEvent({
  kind: 'api-client.key-ended',
  subject,
  facts: z.object({ key: z.uuid() }),
  causedBy: ['api-client.manage'],
  sentence: () => 'ended a key with which a machine signed',
  serves: 'CJIS IA-5',
});

export const apiClientsListed = defineAuditEvent({
  kind: 'api-client.listed',
  subject,
  facts: z.object({ shown: z.int() }),
  causedBy: ['api-client.manage'],
  sentence: ({ shown }) => `read the list of machines with credentials (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});

export const apiClientRefused = defineAuditEvent({
  kind: 'api-client.refused',
  subject,
  facts: z.object({ reason: z.enum(REFUSAL_REASONS) }),
  causedBy: ['visitor'],
  sentence: ({ reason }) => `sent the credential of a machine that was refused (${reason})`,
  serves: 'CJIS AU-2 (failed logon)',
});

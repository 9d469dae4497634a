import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

const subject = 'person';

export const usersRead = defineAuditEvent({
  kind: 'provisioning.users-read',
  subject,
  facts: z.object({ shown: z.int() }),
  causedBy: ['person.provision'],
  sentence: ({ shown }) => `read accounts that are kept in step (${shown} shown)`,
  serves: 'CJIS AU-2 (access to accounts)',
});

export const accountLinked = defineAuditEvent({
  kind: 'provisioning.account-linked',
  subject,
  facts: z.object({ again: z.boolean() }),
  disclosures: z.object({ externalId: z.string() }).partial(),
  causedBy: ['person.provision'],
  sentence: ({ again }) =>
    again
      ? 'took an account up again that it had removed'
      : 'put an account under the keeping of the system that knows who works here',
  serves: 'CJIS AC-2',
});

export const externalIdChanged = defineAuditEvent({
  kind: 'provisioning.external-id-changed',
  subject,
  facts: z.object({}),
  disclosures: z.object({ externalId: z.string() }).partial(),
  causedBy: ['person.provision'],
  sentence: () => 'gave an account another name in the system that knows who works here',
  serves: 'CJIS AC-2',
});

export const accountRemoved = defineAuditEvent({
  kind: 'provisioning.account-removed',
  subject,
  facts: z.object({}),
  causedBy: ['person.provision'],
  sentence: () => 'removed a person; the account stays, disabled, and its name stays taken',
  serves: 'CJIS AC-2',
});

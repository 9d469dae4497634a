import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

export const signInFailed = defineAuditEvent({
  kind: 'sign-in.failed',
  subject: 'sign-in',
  facts: z.object({ reason: z.enum(['unknown', 'password', 'state', 'locked']) }),
  disclosures: z.object({ username: z.string() }),
  causedBy: ['visitor'],
  sentence: ({ reason }) => `tried to sign in (${reason})`,
  serves: 'CJIS AU-2 (failed logon)',
});

import { z } from 'zod';
import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';
import {
  AUTHORIZATION_KINDS,
  AUTHORIZATION_REACHES,
  RESTRICTIONS,
} from './written-authorization.js';

const id = z.uuid();
const SERVES = 'Minn. Stat. 13.825 subd. 7(b), 13.05 subd. 5; CJIS AC-2, AC-6';

export const authorizationGranted = defineAuditEvent({
  kind: 'authorization.granted',
  subject: 'authorization',
  facts: z.object({
    grants: z.enum(AUTHORIZATION_KINDS),
    person: id,
    reach: z.enum(AUTHORIZATION_REACHES).nullable(),
    units: z.array(id),
    coversReviews: z.boolean(),
    restrictions: z.array(z.enum(RESTRICTIONS)),
    /** Null where the head of the agency gave it. */
    designation: id.nullable(),
    from: z.iso.datetime(),
    until: z.iso.datetime(),
    /** SHA-256 of the document that was uploaded. */
    document: z.string().nullable(),
  }),
  disclosures: z.object({ purpose: z.string(), documentReference: z.string().optional() }),
  causedBy: ['authorization.grant', 'authorization.designate', 'session.own'],
  sentence: ({ grants, person, until }) => `gave ${person} in writing: ${grants}, until ${until}`,
  serves: SERVES,
});

export const authorizationRevoked = defineAuditEvent({
  kind: 'authorization.revoked',
  subject: 'authorization',
  facts: z.object({ grants: z.enum(AUTHORIZATION_KINDS), person: id }),
  disclosures: z.object({ reason: z.string() }),
  causedBy: ['authorization.grant', 'authorization.designate', 'session.own'],
  sentence: ({ grants, person }) => `revoked what was given ${person} in writing: ${grants}`,
  serves: SERVES,
});

export const authorizationsListed = defineAuditEvent({
  kind: 'authorization.listed',
  subject: 'authorization',
  facts: z.object({ shown: z.int(), whose: z.enum(['own', 'all']), of: id.nullable() }),
  causedBy: ['authorization.read', 'session.own'],
  sentence: ({ shown, whose }) => `listed ${shown} written authorizations (${whose})`,
  serves: 'CJIS AU-2',
});

export const authorizationRead = defineAuditEvent({
  kind: 'authorization.read',
  subject: 'authorization',
  facts: z.object({ part: z.enum(['text', 'document']) }),
  causedBy: ['authorization.read', 'session.own'],
  sentence: ({ part }) => `read the ${part} of a written authorization`,
  serves: 'CJIS AU-2',
});

export const authorizationPeopleListed = defineAuditEvent({
  kind: 'authorization.people-listed',
  subject: 'authorization',
  facts: z.object({ shown: z.int(), without: z.int() }),
  causedBy: ['authorization.read', 'session.own'],
  sentence: ({ shown, without }) =>
    `listed ${shown} people whose roles reach footage, ${without} of them not authorized`,
  serves: 'CJIS AU-2',
});

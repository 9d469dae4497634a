import { z } from 'zod';

import { defineAuditEvent } from '../../audit-trail/audit-trail.public.js';

export const uploadStarted = defineAuditEvent({
  kind: 'upload.started',
  subject: 'upload',
  facts: z.object({ clip: z.uuid(), sizeBytes: z.int() }),
  disclosures: z.object({ fileName: z.string() }).partial(),
  causedBy: ['clip.ingest'],
  sentence: ({ clip }) => `began to upload clip ${clip}`,
  serves: 'CJIS AU-2',
});

export const uploadFinished = defineAuditEvent({
  kind: 'upload.finished',
  subject: 'upload',
  facts: z.object({ clip: z.uuid(), sizeBytes: z.int(), superseded: z.boolean() }),
  causedBy: ['clip.ingest'],
  sentence: ({ clip }) => `finished the upload of clip ${clip}`,
  serves: 'CJIS AU-2',
});

import { z } from 'zod';

import { defineJob } from '../../platform/jobs/job-definition.js';

/** Its key is the upload: the finish of an upload and a later start may both ask for it. */
export const acceptUpload = defineJob({
  name: 'ingest.accept-upload',
  data: z.object({ uploadId: z.uuid() }),
  // With pauses that double from a second on, more than an hour: a store or a disk may be away so long.
  retryLimit: 12,
  waitsOncePerKey: true,
});

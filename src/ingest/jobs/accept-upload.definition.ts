import { z } from 'zod';

import { defineJob } from '../../platform/jobs/job-definition.js';

export const acceptUpload = defineJob({
  name: 'ingest.accept-upload',
  data: z.object({ uploadId: z.uuid() }),
});

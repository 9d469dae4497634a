import { z } from 'zod';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { TWO_PERSON_ACTS } from '../domain/two-person-request.js';

/** Its key is the request. Tried for days: a store may keep bundles locked, or be away. */
export const carryOutRequest = defineJob({
  name: 'audit-trail.carry-out-request',
  data: z.object({ act: z.enum(TWO_PERSON_ACTS), id: z.uuid() }),
  retryLimit: 18,
  waitsOncePerKey: true,
});

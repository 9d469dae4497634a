import type { Actor } from '../../audit-trail/audit-trail.public.js';

/** The loader of synthetic data, as the trail names it. */
export const LOADER: Actor = {
  kind: 'system',
  id: 'demo-loader',
  role: 'system',
  sessionId: null,
  address: null,
  requestId: 'demo',
};

import type { Act } from './act.js';
import { ago, DAY_MS } from '../world.js';

export const reportActs: readonly Act[] = ['', '.csv', '.pdf'].map((form) => ({
  route: `GET /api/v1/access-reports${form}`,
  leaves: ['report.access-reported'],
  act: ({ agency }) =>
    agency.auditor.http.get(`/api/v1/access-reports${form}`, { from: ago(DAY_MS), to: ago(0) }),
}));

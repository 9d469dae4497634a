import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../commands/audit-trail.js';
import { RecordingProbe } from './recording-probe.query.js';
import type { TrailCondition } from './trail-conditions.js';

/** A refusal that has passed is still told for this long. */
const RECENTLY_MS = 15_000;

/** Whether acts can be recorded. If not they are refused, and people wait. */
@Injectable()
export class RecordingCondition {
  constructor(
    private readonly trail: AuditTrail,
    private readonly probe: RecordingProbe,
  ) {}

  async condition(): Promise<TrailCondition> {
    const trouble = await this.probe.trouble();
    const { lastRefusedAt, total } = this.trail.counts;
    const refused = `${total.refused} acts were refused since this process started.`;
    const part = 'recording';
    if (trouble !== null) {
      const says =
        `The audit trail takes no entries (${trouble}), so every act that must be recorded is ` +
        `refused. ${refused} Mend the database; nothing needs to be restarted.`;
      return { part, state: 'failed', says, since: lastRefusedAt };
    }
    if (lastRefusedAt !== null && Date.now() - lastRefusedAt.getTime() < RECENTLY_MS) {
      const says = `An act was refused because it could not be recorded. It works again. ${refused}`;
      return { part, state: 'failed', says, since: lastRefusedAt };
    }
    const says = `Acts are recorded: ${total.recorded} by this process since it started.`;
    return { part, state: 'good', says, since: null };
  }
}

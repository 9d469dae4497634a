import { IdField, MomentField } from '../../platform/http/fields.js';
import type { OpeningsAsked } from '../../footage/footage.public.js';
import type { AskedReport } from '../commands/make-compliance-report.command.js';

export class ComplianceReportRequest {
  @MomentField({ says: 'Beginning of the period, included' })
  from: Date;

  @MomentField({ says: 'End of the period, not included' })
  to: Date;

  @MomentField({ optional: true, says: 'Nothing recorded later is counted; now by default' })
  cutoff?: Date;

  @IdField({ optional: true, says: 'Limits the report to a unit' })
  unitId?: string;
}

export function toAskedReport(request: ComplianceReportRequest): AskedReport {
  const { from, to, cutoff = null, unitId = null } = request;
  return { from, to, cutoff, unitId };
}

export class AccessReportRequest {
  @MomentField({ says: 'Beginning of the period, included' })
  from: Date;

  @MomentField({ says: 'End of the period, not included' })
  to: Date;

  @IdField({ optional: true, says: 'Limits the report to a clip' })
  clipId?: string;

  @IdField({ optional: true, says: 'Limits the report to what one person opened' })
  personId?: string;
}

export function toOpeningsAsked(request: AccessReportRequest): OpeningsAsked {
  const { from, to, clipId = null, personId = null } = request;
  return { from, to, clipId, personId };
}

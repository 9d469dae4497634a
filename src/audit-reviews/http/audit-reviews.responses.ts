import { ApiProperty } from '@nestjs/swagger';
import { EntrySummary } from '../../audit-trail/audit-trail.public.js';
import {
  AUDIT_REVIEW_STATES,
  type AuditReviewState,
  type Mark,
  MARKS,
} from '../domain/audit-review.js';
import { BURST_BY, FINDING_IDS, type FindingId } from '../domain/findings.js';

/** What the list and the worklist both show of a week. */
export class AuditWeek {
  @ApiProperty({ example: '2026-W47', description: 'By ISO 8601' }) week: string;
  @ApiProperty({ type: String, enum: AUDIT_REVIEW_STATES }) state: AuditReviewState;
  @ApiProperty({ format: 'date-time', description: 'Monday, by the agency’s clocks' }) from: string;
  @ApiProperty({ format: 'date-time', description: 'The next Monday' }) to: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ description: 'Not signed within the week after its own' }) isOverdue: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) signedAt: string | null;
}

export class AuditReviewSummary extends AuditWeek {
  @ApiProperty({ type: 'integer', description: 'Findings in which anything was found' })
  toLookAt: number;
  @ApiProperty({ type: 'integer', description: 'Of those, findings without a mark' })
  unmarked: number;
  @ApiProperty({ type: 'integer' }) needAction: number;
}

export class AuditReviewPage {
  @ApiProperty({ type: [AuditReviewSummary], description: 'Newest first' })
  items: AuditReviewSummary[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
  @ApiProperty({ description: 'The week that is not over' }) running: AuditReviewSummary;
}

export class FindingComparison {
  @ApiProperty({ type: 'integer', description: 'Weeks before to compare with, at most eight' })
  weeks: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Their median' })
  usual: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) least: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) most: number | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Null where it is too early to tell' })
  standsOut: boolean | null;
}

export class FindingMark {
  @ApiProperty({ type: String, enum: MARKS }) mark: Mark;
  @ApiProperty({ description: 'Empty for none' }) note: string;
  @ApiProperty({ type: String, nullable: true }) byName: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', description: 'Entries that are acts of whoever marked' })
  ownActs: number;
}

export class AuditFinding {
  @ApiProperty({ type: String, enum: FINDING_IDS }) id: FindingId;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'Why it matters' }) why: string;
  @ApiProperty({ description: 'What to ask' }) ask: string;
  @ApiProperty({ description: 'The controls that it serves' }) controls: string;
  @ApiProperty({ type: 'integer' }) found: number;
  @ApiProperty() comparison: FindingComparison;
  @ApiProperty({ type: FindingMark, nullable: true }) marked: FindingMark | null;
  @ApiProperty({ type: 'integer', description: 'Entries that are the reader’s own acts' })
  yourActs: number;
  @ApiProperty({ description: 'False where somebody else is to mark it' }) isYoursToMark: boolean;
}

export class SignInBurst {
  @ApiProperty({ type: String, enum: BURST_BY }) by: (typeof BURST_BY)[number];
  @ApiProperty({ type: String, nullable: true, description: 'Null for those who may not see it' })
  value: string | null;
  @ApiProperty({ type: 'integer', description: 'In the week' }) times: number;
  @ApiProperty({ type: 'integer', description: 'The most within 15 minutes' }) peak: number;
}

export class AuditReviewSignature {
  @ApiProperty({ type: String, nullable: true }) byName: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: 'integer', description: 'Leaves under the checkpoint' }) treeSize: number;
  @ApiProperty({ description: 'The signed note that the signer stood on, verbatim' })
  checkpoint: string;
}

export class AuditReviewFollowUp {
  @ApiProperty({ type: String, enum: FINDING_IDS, nullable: true }) finding: FindingId | null;
  @ApiProperty() note: string;
  @ApiProperty({ type: String, nullable: true }) byName: string | null;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class UsualHours {
  @ApiProperty({ example: '06:00' }) from: string;
  @ApiProperty({ example: '22:00' }) to: string;
  @ApiProperty() weekendsOutside: boolean;
}

export class AuditReviewResponse extends AuditWeek {
  @ApiProperty({ type: [AuditFinding], description: 'In the order of the worklist' })
  findings: AuditFinding[];
  @ApiProperty({ type: [SignInBurst] }) bursts: SignInBurst[];
  @ApiProperty({ description: 'As they were set when the week was over' }) hours: UsualHours;
  @ApiProperty({ type: AuditReviewSignature, nullable: true })
  signature: AuditReviewSignature | null;
  @ApiProperty({ type: [AuditReviewFollowUp] }) followUps: AuditReviewFollowUp[];
}

export class FindingEntryPage {
  @ApiProperty({ type: [EntrySummary], description: 'Newest first' }) items: EntrySummary[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class UsualHoursOnRecord extends UsualHours {
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) setAt: string | null;
}

export class UsualHoursResponse {
  @ApiProperty({ type: [UsualHoursOnRecord], description: 'Those that hold first' })
  items: UsualHoursOnRecord[];
}

import { ApiProperty } from '@nestjs/swagger';
import type { MadeReport } from '../commands/make-compliance-report.command.js';
import type { Counts, ReportLine } from '../domain/compliance-report.js';
import type { CoverageMeasure, ReviewMeasure } from '../domain/definitions.js';

export class ReportAgency {
  @ApiProperty() name: string;
  @ApiProperty({ description: 'IANA name' }) timeZone: string;
}

export class ReportUnit {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

/** Named as in the definitions, where each number can be looked up. */
export class ReviewCounts implements Counts<ReviewMeasure> {
  @ApiProperty({ type: 'integer' }) assigned: number;
  @ApiProperty({ type: 'integer' }) signedOnTime: number;
  @ApiProperty({ type: 'integer' }) signedLate: number;
  @ApiProperty({ type: 'integer' }) due: number;
  @ApiProperty({ type: 'integer' }) overdue: number;
}

export class CoverageCounts implements Counts<CoverageMeasure> {
  @ApiProperty({ type: 'integer' }) holsterDraws: number;
  @ApiProperty({ type: 'integer' }) covered: number;
  @ApiProperty({ type: 'integer' }) alreadyRecording: number;
  @ApiProperty({ type: 'integer' }) late: number;
  @ApiProperty({ type: 'integer' }) missed: number;
  @ApiProperty({ type: 'integer' }) noCamera: number;
  @ApiProperty({ type: 'integer' }) sensorUnassigned: number;
  @ApiProperty({ type: 'integer' }) pendingUpload: number;
}

export class ReviewLine implements ReportLine<ReviewMeasure> {
  @ApiProperty({ type: String, nullable: true }) id: string | null;
  @ApiProperty() name: string;
  @ApiProperty() counts: ReviewCounts;
}

export class CoverageLine implements ReportLine<CoverageMeasure> {
  @ApiProperty({ type: String, nullable: true }) id: string | null;
  @ApiProperty() name: string;
  @ApiProperty() counts: CoverageCounts;
}

export class ReportDefinition {
  @ApiProperty({ description: 'Name of the number in the counts' }) measure: string;
  @ApiProperty() name: string;
  @ApiProperty() means: string;
}

export class ReviewSection {
  @ApiProperty({ type: [ReportDefinition] }) definitions: ReportDefinition[];
  @ApiProperty() total: ReviewCounts;
  @ApiProperty({ type: [ReviewLine] }) byUnit: ReviewLine[];
  @ApiProperty({ type: [ReviewLine] }) byReviewer: ReviewLine[];
  @ApiProperty({ type: [ReviewLine] }) byDraw: ReviewLine[];
}

export class CoverageSection {
  @ApiProperty({ type: [ReportDefinition] }) definitions: ReportDefinition[];
  @ApiProperty() total: CoverageCounts;
  @ApiProperty({ type: [CoverageLine] }) byUnit: CoverageLine[];
}

export class ComplianceReportResponse {
  @ApiProperty({ enum: ['compliance'] }) kind: 'compliance';
  @ApiProperty({ type: 'integer', enum: [1] }) version: 1;
  @ApiProperty() agency: ReportAgency;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ format: 'date-time', description: 'Ask with it again for the same report' })
  cutoff: string;
  @ApiProperty({ type: ReportUnit, nullable: true }) unit: ReportUnit | null;
  @ApiProperty() reviews: ReviewSection;
  @ApiProperty() coverage: CoverageSection;
  @ApiProperty({ type: [String] }) statements: string[];
  @ApiProperty({ description: 'SHA-256 of all the rest as canonical JSON (RFC 8785)' })
  contentId: string;
}

export function toComplianceReport({ report, contentId }: MadeReport): ComplianceReportResponse {
  const { reviews, coverage, statements } = report;
  return {
    ...report,
    reviews: {
      definitions: [...reviews.definitions],
      total: reviews.total,
      byUnit: [...reviews.byUnit],
      byReviewer: [...reviews.byReviewer],
      byDraw: [...reviews.byDraw],
    },
    coverage: {
      ...coverage,
      definitions: [...coverage.definitions],
      byUnit: [...coverage.byUnit],
    },
    statements: [...statements],
    contentId,
  };
}

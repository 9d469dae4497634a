import { ApiProperty } from '@nestjs/swagger';
import { EXCLUSION_CODES, type ExclusionCode } from '../domain/exclusion.js';
import type { ReviewPolicy } from '../domain/review-policy.js';

export class ReviewPolicyResponse {
  @ApiProperty({ format: 'uuid', description: 'Of this version' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: 'integer' }) version: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
  @ApiProperty({ type: 'integer' }) clipsPerOfficer: number;
  @ApiProperty({ type: 'integer' }) periodDays: number;
  @ApiProperty({ type: 'integer' }) minimumDurationMs: number;
  @ApiProperty({ type: String, enum: EXCLUSION_CODES, isArray: true }) exclusions: ExclusionCode[];
  @ApiProperty({ type: 'integer' }) dueDays: number;
  @ApiProperty({ type: 'integer' }) requiredWatchSharePercent: number;
  @ApiProperty({ format: 'date-time' }) validFrom: string;
}

export class ReviewPolicyList {
  @ApiProperty({ type: [ReviewPolicyResponse], description: 'Every version, newest first' })
  items: ReviewPolicyResponse[];
}

export function toReviewPolicyResponse(policy: ReviewPolicy): ReviewPolicyResponse {
  return {
    id: policy.id,
    name: policy.name,
    version: policy.version,
    unitId: policy.unitId,
    clipsPerOfficer: policy.clipsPerOfficer,
    periodDays: policy.periodDays,
    minimumDurationMs: policy.minimumDurationMs,
    exclusions: [...policy.exclusions],
    dueDays: policy.dueDays,
    requiredWatchSharePercent: policy.requiredWatchSharePercent,
    validFrom: policy.validFrom.toISOString(),
  };
}

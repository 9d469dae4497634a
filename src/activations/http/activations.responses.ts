import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { invariant } from '../../platform/errors/invariant.js';
import type { Page } from '../../platform/http/page.js';
import type { ListedEvent } from '../commands/list-coverage.command.js';
import { type VerdictName, VERDICTS } from '../domain/coverage.js';
import { COVERAGE_POLICY } from '../domain/coverage-policy.js';
import { verdictMeanings } from '../domain/verdict-meanings.js';
import { TRIGGER_KIND_NAMES } from '../domain/trigger-kind.js';
import type { CoverageSummary, VerdictCounts } from '../queries/coverage-summary.query.js';

class CoveredOfficer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() badgeNumber: string;
}

class CoveredUnit {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class CoverageItem {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, enum: TRIGGER_KIND_NAMES }) kind: string;
  @ApiProperty({ format: 'date-time' }) occurredAt: string;
  @ApiProperty({ format: 'date-time' }) receivedAt: string;
  @ApiProperty() sensorSerial: string;
  @ApiProperty({ type: CoveredOfficer, nullable: true }) officer: CoveredOfficer | null;
  @ApiProperty({ type: CoveredUnit, nullable: true }) unit: CoveredUnit | null;
  @ApiProperty({ type: String, enum: VERDICTS }) verdict: VerdictName;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Only where the verdict is late' })
  lateByMs: number | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) clipId: string | null;
}

export class CoveragePage {
  @ApiProperty({ type: [CoverageItem] }) items: CoverageItem[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

class CountsOfVerdicts implements VerdictCounts {
  @ApiProperty({ type: 'integer' }) covered: number;
  @ApiProperty({ type: 'integer' }) already_recording: number;
  @ApiProperty({ type: 'integer' }) late: number;
  @ApiProperty({ type: 'integer' }) missed: number;
  @ApiProperty({ type: 'integer' }) no_camera: number;
  @ApiProperty({ type: 'integer' }) pending_upload: number;
  @ApiProperty({ type: 'integer' }) sensor_unassigned: number;
}

class UnitCoverage {
  @ApiProperty({ type: CoveredUnit, nullable: true, description: 'Null: nobody’s events' })
  unit: CoveredUnit | null;
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: CountsOfVerdicts }) verdicts: CountsOfVerdicts;
}

class VerdictMeaning {
  @ApiProperty({ type: String, enum: VERDICTS }) verdict: VerdictName;
  @ApiProperty({ description: 'When this verdict is given, in a sentence' }) means: string;
}

@ApiSchema({ name: 'CoverageSummary' })
export class CoverageSummaryResponse {
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: CountsOfVerdicts }) verdicts: CountsOfVerdicts;
  @ApiProperty({ type: [UnitCoverage] }) units: UnitCoverage[];
  @ApiProperty({ type: [VerdictMeaning] }) meanings: VerdictMeaning[];
  @ApiProperty({ type: 'integer', description: 'Version of the rule behind the numbers' })
  policyVersion: number;
}

export function toCoveragePage({ items, nextCursor }: Page<ListedEvent>): CoveragePage {
  return { items: items.map(toCoverageItem), nextCursor };
}

function toCoverageItem({ event, officer, unit, clipId }: ListedEvent): CoverageItem {
  const { id, kind, sensorSerial, verdict, lateByMs } = event;
  invariant(verdict !== null, 'An event without a verdict is in the list');
  return {
    id,
    kind,
    occurredAt: event.occurredAt.toISOString(),
    receivedAt: event.receivedAt.toISOString(),
    sensorSerial,
    officer: officer && { id: officer.id, name: officer.name, badgeNumber: officer.badgeNumber },
    unit: unit && { id: unit.id, name: unit.name },
    verdict,
    lateByMs,
    clipId,
  };
}

export function toCoverageSummary(summary: CoverageSummary): CoverageSummaryResponse {
  const meanings = verdictMeanings(COVERAGE_POLICY);
  return {
    ...summary,
    units: [...summary.units],
    meanings: VERDICTS.map((verdict) => ({ verdict, means: meanings[verdict] })),
    policyVersion: COVERAGE_POLICY.version,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { account, type Accounting } from '../domain/accounting.js';
import { DRAW_STATES, type DrawState } from '../domain/draw-states.js';
import type { Draw, StoredStratum } from '../persistence/draw.entity.js';

const moment = { type: String, format: 'date-time', nullable: true } as const;
const digest = { type: String, nullable: true, description: 'SHA-256, hex' } as const;
const byCode = { type: 'object', additionalProperties: { type: 'integer' } } as const;

export class AccountingResponse {
  @ApiProperty({ type: 'integer', description: 'Clips that came in within the window' })
  received: number;

  @ApiProperty({ ...byCode, description: 'Clips that cannot be reviewed, by reason' })
  notEligible: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Excluded, drawn and not drawn together' })
  eligible: number;

  @ApiProperty({ ...byCode, description: 'Clips that the policy leaves out, by reason' })
  excluded: Record<string, number>;

  @ApiProperty({ type: 'integer', description: 'Clips in the urn' }) population: number;
  @ApiProperty({ type: 'integer' }) drawn: number;
  @ApiProperty({ type: 'integer' }) notDrawn: number;
}

export class DrawResponse {
  @ApiProperty({ example: '2026-W47-central' }) id: string;
  @ApiProperty({ type: String, enum: DRAW_STATES }) state: DrawState;
  @ApiProperty({ format: 'uuid' }) policyId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
  @ApiProperty({ format: 'date-time' }) windowFrom: string;
  @ApiProperty({ format: 'date-time' }) windowTo: string;
  @ApiProperty(digest) populationRoot: string | null;
  @ApiProperty({ type: AccountingResponse, nullable: true }) accounting: AccountingResponse | null;
  @ApiProperty({ format: 'date-time' }) declaredAt: string;
  @ApiProperty(moment) frozenAt: string | null;
  @ApiProperty(moment) seededAt: string | null;
  @ApiProperty(moment) executedAt: string | null;
  @ApiProperty(moment) voidedAt: string | null;
}

export class StratumResponse {
  @ApiProperty({ description: 'The officer’s id, or no-officer' }) stratum: string;
  @ApiProperty({ type: 'integer', description: 'Clips in the urn' }) population: number;
  @ApiProperty({ type: 'integer', description: 'Clips to draw' }) allocated: number;
}

export class StepEntryResponse {
  @ApiProperty({ type: String, enum: DRAW_STATES, description: 'The state that the step led to' })
  state: DrawState;

  @ApiProperty({ description: 'Number of the trail’s entry, under which its proof is found' })
  entryId: string;
}

export class DrawDetailResponse extends DrawResponse {
  @ApiProperty({ description: 'SHA-256 of the policy as the draw uses it, hex' })
  policySha256: string;

  @ApiProperty(digest) populationSha256: string | null;
  @ApiProperty({ ...digest, description: 'As in draw.json and in the trail' })
  recordSha256: string | null;

  @ApiProperty({ type: String, nullable: true }) seedText: string | null;
  @ApiProperty(digest) seed: string | null;
  @ApiProperty({ type: String, nullable: true }) voidReason: string | null;
  @ApiProperty({ type: [StepEntryResponse] }) entries: StepEntryResponse[];
  @ApiProperty({ type: [StratumResponse] }) strata: StratumResponse[];
}

export class DrawPage {
  @ApiProperty({ type: [DrawResponse] }) items: DrawResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export function toDrawResponse(draw: Draw): Readonly<DrawResponse> {
  const { id, state, policyId, unitId, populationRoot } = draw;
  return {
    id,
    state,
    policyId,
    unitId,
    windowFrom: draw.windowFrom.toISOString(),
    windowTo: draw.windowTo.toISOString(),
    populationRoot,
    accounting: accountingOf(draw),
    declaredAt: draw.declaredAt.toISOString(),
    frozenAt: draw.frozenAt?.toISOString() ?? null,
    seededAt: draw.seededAt?.toISOString() ?? null,
    executedAt: draw.executedAt?.toISOString() ?? null,
    voidedAt: draw.voidedAt?.toISOString() ?? null,
  };
}

export function toDrawDetailResponse(draw: Draw): DrawDetailResponse {
  const { policySha256, populationSha256, recordSha256, seedText, seed, voidReason } = draw;
  return {
    ...toDrawResponse(draw),
    policySha256,
    populationSha256,
    recordSha256,
    seedText,
    seed,
    voidReason,
    entries: draw.entries,
    strata: (draw.strata ?? []).map(toStratumResponse),
  };
}

/** Null before the freeze: until then nobody has counted. */
function accountingOf({ populationCount, omittedCounts, drawnCount }: Draw): Accounting | null {
  if (populationCount === null || omittedCounts === null) return null;
  return account(populationCount, omittedCounts, drawnCount ?? 0);
}

function toStratumResponse({ label, size, allocated }: StoredStratum): StratumResponse {
  return { stratum: label, population: size, allocated };
}

import { ApiProperty } from '@nestjs/swagger';
import { DATE_KINDS, type DateKind, type Standing, STANDINGS } from '../domain/dates.js';
import { EMPLOYMENT_STATES, type EmploymentState } from '../domain/employment.js';
import { type Decision, DECISIONS, type Progress } from '../domain/recertification.js';
import type { RecertificationItemEntity } from '../persistence/recertification-item.entity.js';
import type { RecertificationEntity } from '../persistence/recertification.entity.js';
import { HeldRoleOfPerson } from './personnel.responses.js';

export class ProgressResponse {
  @ApiProperty({ type: 'integer' }) total: number;
  @ApiProperty({ type: 'integer' }) keep: number;
  @ApiProperty({ type: 'integer' }) change: number;
  @ApiProperty({ type: 'integer' }) disable: number;
  @ApiProperty({ type: 'integer' }) undecided: number;
}

export class RecertificationResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) openedAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  escalatedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: string | null;
  @ApiProperty({ type: ProgressResponse }) progress: ProgressResponse;
}

export class RecertificationPage {
  @ApiProperty({ type: [RecertificationResponse] }) items: RecertificationResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

class KnownDate {
  @ApiProperty({ type: String, enum: DATE_KINDS }) kind: DateKind;
  @ApiProperty({ type: String, enum: STANDINGS }) standing: Standing;
  @ApiProperty({ type: String, format: 'date', nullable: true }) endsOn: string | null;
}

export class AccountUnderReview {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ type: 'integer', description: 'Its place in the list' }) position: number;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty() accountState: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
  @ApiProperty({ type: [HeldRoleOfPerson] }) roles: HeldRoleOfPerson[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ type: String, enum: EMPLOYMENT_STATES }) employment: EmploymentState;
  @ApiProperty({ type: [KnownDate] }) dates: KnownDate[];
  @ApiProperty({ type: 'integer' }) authorizations: number;
  @ApiProperty({ type: String, enum: DECISIONS, nullable: true }) decision: Decision | null;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;
}

export class AccountsUnderReview {
  @ApiProperty({ type: [AccountUnderReview] }) items: AccountUnderReview[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

const NOTHING: Progress = { total: 0, keep: 0, change: 0, disable: 0, undecided: 0 };

export function toRecertification(
  { id, openedAt, dueAt, escalatedAt, closedAt }: RecertificationEntity,
  progress: Progress | undefined,
): RecertificationResponse {
  return {
    id,
    openedAt: openedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    escalatedAt: escalatedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    progress: { ...(progress ?? NOTHING) },
  };
}

export function toAccountUnderReview(item: RecertificationItemEntity): AccountUnderReview {
  const { id, personId, position, unitId, known, decision, reason, decidedAt } = item;
  const { username, displayName, accountState, lastUsedAt, employment, authorizations } = known;
  return {
    ...{ id, personId, position, username, displayName, accountState, unitId },
    ...{ lastUsedAt, employment, authorizations, decision, reason },
    roles: known.roles.map(({ role, unitId: of }) => ({ role, unitId: of })),
    dates: known.dates.map(({ kind, standing, endsOn }) => ({ kind, standing, endsOn })),
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

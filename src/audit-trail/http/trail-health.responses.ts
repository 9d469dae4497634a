import { ApiProperty } from '@nestjs/swagger';
import type { Alert } from '../domain/alert.js';
import { type Verification, VERDICTS } from '../domain/verification.js';
import type { TreeHealth } from '../queries/checkpoints.query.js';
import type { TrailHealth } from '../queries/trail-health.query.js';
import type { TrailCondition } from '../queries/trail-conditions.js';
import { CheckpointView } from './audit-trail.responses.js';

export class RequestedVerification {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class FindingView {
  @ApiProperty({ enum: ['tampered', 'incomplete'] }) severity: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the verifier’s check; null where database and log were compared',
  })
  check: string | null;
  @ApiProperty({ description: 'File of the published log, or `database`' }) file: string;
  @ApiProperty({ type: String, nullable: true }) position: string | null;
  @ApiProperty() says: string;
}

export class VerificationView {
  @ApiProperty({ format: 'uuid' }) id: string;

  @ApiProperty({ enum: ['waiting', 'running', 'done', 'failed'] })
  state: string;

  @ApiProperty({ format: 'date-time' }) requestedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'What is being done, in words' })
  stage: string | null;

  @ApiProperty({ type: 'integer', description: 'Entries done at this stage' }) done: number;
  @ApiProperty({ type: 'integer' }) total: number;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Entries that were verified' })
  size: number | null;

  @ApiProperty({ type: String, enum: VERDICTS, nullable: true }) verdict: string | null;
  @ApiProperty({ type: [FindingView], description: 'The first 200' }) findings: FindingView[];
  @ApiProperty({ type: 'integer' }) findingCount: number;

  @ApiProperty({ type: String, nullable: true, description: 'Why it came to no verdict' })
  trouble: string | null;
}

export class ConditionView {
  @ApiProperty({ description: 'Which part of the trail' }) part: string;

  @ApiProperty({ enum: ['off', 'good', 'stale', 'failed'] })
  state: string;

  @ApiProperty({ description: 'What is so and what to do' }) says: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) since: string | null;
}

export class AlertView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'The part of the trail' }) cause: string;
  @ApiProperty() says: string;
  @ApiProperty({ format: 'date-time' }) raisedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) clearedAt: string | null;
}

export class TreeHealthView {
  @ApiProperty({ type: String, nullable: true }) origin: string | null;
  @ApiProperty({ type: 'integer', description: 'Entries in the tree' }) size: number;
  @ApiProperty({ type: 'integer' }) publishedSize: number;
  @ApiProperty({ type: 'integer', description: 'Entries not yet in the tree' }) waiting: number;
  @ApiProperty({ type: 'integer', description: 'Age of the oldest of them' }) lagMs: number;
  @ApiProperty({ type: CheckpointView, nullable: true }) lastCheckpoint: CheckpointView | null;
}

export class TrailHealthView {
  @ApiProperty({
    type: TreeHealthView,
    nullable: true,
    description: 'Null where the database could not tell in time',
  })
  tree: TreeHealthView | null;

  @ApiProperty({ type: [ConditionView] }) conditions: ConditionView[];
  @ApiProperty({ type: [AlertView], description: 'Open ones first' }) alerts: AlertView[];

  @ApiProperty({ type: VerificationView, nullable: true })
  lastVerification: VerificationView | null;

  @ApiProperty({ type: VerificationView, nullable: true })
  runningVerification: VerificationView | null;
}

const text = (moment: Date | null) => moment?.toISOString() ?? null;

export function toHealthView(health: TrailHealth): TrailHealthView {
  const { tree, conditions, alerts, lastVerification, runningVerification } = health;
  return {
    tree: tree && toTreeView(tree),
    conditions: conditions.map(toConditionView),
    alerts: alerts.map(toAlertView),
    lastVerification: lastVerification && toVerificationView(lastVerification),
    runningVerification: runningVerification && toVerificationView(runningVerification),
  };
}

function toTreeView({ lastCheckpoint: last, ...tree }: TreeHealth): TreeHealthView {
  return { ...tree, lastCheckpoint: last && { ...last, signedAt: last.signedAt.toISOString() } };
}

function toConditionView({ since, ...rest }: TrailCondition): ConditionView {
  return { ...rest, since: text(since) };
}

function toAlertView({ raisedAt, clearedAt, ...rest }: Alert): AlertView {
  return { ...rest, raisedAt: raisedAt.toISOString(), clearedAt: text(clearedAt) };
}

export function toVerificationView(verification: Verification): VerificationView {
  const { id, state, stage, done, total, size, verdict, findingCount, trouble } = verification;
  const { requestedAt, finishedAt, findings } = verification;
  return {
    ...{ id, state, stage, done, total, size, verdict, findingCount, trouble },
    requestedAt: requestedAt.toISOString(),
    finishedAt: text(finishedAt),
    findings: findings.map(({ check = null, position = null, ...finding }) => {
      return { ...finding, check, position };
    }),
  };
}

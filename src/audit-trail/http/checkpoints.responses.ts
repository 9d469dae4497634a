import { ApiProperty } from '@nestjs/swagger';
import type { Consistency, KeptAnswer } from '../commands/compare-checkpoints.command.js';
import { KEPT_VERDICTS } from '../domain/kept-checkpoint.js';
import type { SignedCheckpoint } from '../queries/checkpoints.query.js';
import { CheckpointView } from './audit-trail.responses.js';

export class CheckpointPage {
  @ApiProperty({ type: [CheckpointView] })
  items: CheckpointView[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class ConsistencyView {
  @ApiProperty({ type: CheckpointView }) from: CheckpointView;
  @ApiProperty({ type: CheckpointView }) to: CheckpointView;

  @ApiProperty({ description: 'Whether the proof leads from the one root to the other' })
  isConsistent: boolean;

  @ApiProperty({ type: [String], description: 'The proof of RFC 6962, 2.1.2: hashes in base64' })
  hashes: string[];

  @ApiProperty({ description: 'The text that `plumbline-verify consistency` checks' })
  file: string;
}

export class KeptCheckpointView {
  @ApiProperty({ enum: KEPT_VERDICTS }) verdict: string;

  @ApiProperty({ description: 'The verdict in words' }) says: string;

  @ApiProperty({ type: 'integer', description: 'Entries that the kept checkpoint covers' })
  size: number;

  @ApiProperty({ description: 'Whether a key of this log signed it' }) isSigned: boolean;

  @ApiProperty({ type: CheckpointView, description: 'What it was held against' })
  newest: CheckpointView;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The text that `plumbline-verify consistency` checks; null without a proof',
  })
  file: string | null;
}

export function toCheckpointView({ size, note, signedAt }: SignedCheckpoint): CheckpointView {
  return { size, note, signedAt: signedAt.toISOString() };
}

export function toConsistencyView(found: Consistency): ConsistencyView {
  const { from, to, isConsistent, hashes, file } = found;
  return {
    from: toCheckpointView(from),
    to: toCheckpointView(to),
    isConsistent,
    hashes: hashes.map((hash) => hash.toString('base64')),
    file,
  };
}

export function toKeptCheckpointView(answer: KeptAnswer): KeptCheckpointView {
  const { verdict, says, kept, newest, file } = answer;
  return {
    verdict,
    says,
    size: kept.checkpoint.size,
    isSigned: kept.isSigned,
    newest: toCheckpointView(newest),
    file,
  };
}

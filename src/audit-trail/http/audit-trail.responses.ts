import { ApiProperty } from '@nestjs/swagger';
import type { EntryDetail } from '../commands/read-entries.command.js';
import { OUTCOMES } from '../domain/audit-event.js';

export class EntrySummary {
  @ApiProperty({ description: 'Number by which the entry is asked for' })
  id: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Index of its leaf in the tree' })
  index: number | null;

  @ApiProperty() kind: string;

  @ApiProperty({ description: '`person:<id>`, `service:<id>` or `system:<name>`' })
  actor: string;

  @ApiProperty({ type: String, nullable: true })
  actorName: string | null;

  @ApiProperty() role: string;

  @ApiProperty({ description: '`<subject>:<id>`' })
  target: string;

  @ApiProperty({ enum: OUTCOMES })
  outcome: string;

  @ApiProperty({ type: String, nullable: true })
  purpose: string | null;

  @ApiProperty({ format: 'date-time' })
  at: string;

  @ApiProperty({ description: 'The act in words, to be read after the actor’s name' })
  words: string;
}

export class EntryPage {
  @ApiProperty({ type: [EntrySummary] })
  items: EntrySummary[];

  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class DisclosedValue {
  @ApiProperty() name: string;

  @ApiProperty({ description: 'As JSON' })
  value: string;
}

export class EntryDetails extends EntrySummary {
  @ApiProperty({ description: 'The stored bytes, to which the tree commits' })
  raw: string;

  @ApiProperty({ format: 'date-time' })
  receivedAt: string;

  @ApiProperty({ type: [DisclosedValue], description: 'What this reader may see' })
  disclosures: DisclosedValue[];

  @ApiProperty({ type: [String], description: 'Names of what is kept from this reader' })
  withheld: string[];

  @ApiProperty({ type: 'integer', description: 'Values that a court had removed' })
  expunged: number;
}

export function toEntryDetails({ disclosures, receivedAt, ...entry }: EntryDetail): EntryDetails {
  const { shown, withheld, expunged } = disclosures;
  return {
    ...entry,
    receivedAt: receivedAt.toISOString(),
    disclosures: shown.map(({ name, value }) => ({ name, value: JSON.stringify(value) })),
    withheld: [...withheld],
    expunged,
  };
}

export class CheckpointView {
  @ApiProperty({ type: 'integer' }) size: number;

  @ApiProperty({ description: 'The signed note, verbatim' })
  note: string;

  @ApiProperty({ format: 'date-time' })
  signedAt: string;
}

export class TreeView {
  @ApiProperty({ type: String, nullable: true })
  origin: string | null;

  @ApiProperty({ type: 'integer', description: 'Entries in the tree' })
  size: number;

  @ApiProperty({ type: 'integer', description: 'Entries under the newest checkpoint' })
  publishedSize: number;

  @ApiProperty({ type: 'integer', description: 'Entries not yet in the tree' })
  waiting: number;

  @ApiProperty({ type: 'integer', description: 'Age of the oldest of them' })
  lagMs: number;

  @ApiProperty({ type: CheckpointView, nullable: true })
  lastCheckpoint: CheckpointView | null;

  @ApiProperty({ type: String, nullable: true, description: 'What holds the trail, in words' })
  trouble: string | null;
}

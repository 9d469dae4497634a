import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { RosterDifference } from '../domain/roster-difference.js';
import type { RosterRow, RowFault } from '../domain/roster-file.js';

/** A roster file as it was compared, until somebody applies it. */
@Entity('roster_import')
@Check('ck_roster_import_applied', `num_nonnulls("applied_by", "applied_at") IN (0, 2)`)
export class RosterImportEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_roster_import' })
  id: string;

  @Column('text')
  fileSha256: string;

  @Column('jsonb')
  heading: readonly string[];

  @Column('jsonb')
  ignored: readonly string[];

  /** What could be read of the file. */
  @Column('jsonb')
  rows: readonly RosterRow[];

  /** Lines that say nothing that could be used. */
  @Column('jsonb')
  unreadable: readonly RowFault[];

  /** All lines that are left out: those, and the ones that do not fit the roster. */
  @Column('jsonb')
  faults: readonly RowFault[];

  @Column('jsonb')
  difference: RosterDifference;

  /** SHA-256 of the difference: whoever applies it names what they have seen. */
  @Column('text')
  digest: string;

  @Column('uuid')
  comparedBy: string;

  @Column('timestamptz')
  comparedAt: Date;

  @Column('uuid', { nullable: true })
  appliedBy: string | null;

  @Column('timestamptz', { nullable: true })
  appliedAt: Date | null;
}

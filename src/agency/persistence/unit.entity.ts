import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A part of the agency, such as a precinct: the scope of supervisors and the name in a draw. */
@Entity('unit')
@Check('ck_unit_code_form', `"code" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'`)
@Index('uq_unit_code', ['code'], { unique: true })
export class UnitEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_unit' })
  id: string;

  /** Short and stable, such as `central`; it becomes part of a draw's name. */
  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('timestamptz')
  createdAt: Date;
}

import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** The identifier of the only row: one installation serves one agency. */
export const AGENCY_ID = 1;

@Entity('agency')
@Check('ck_agency_is_the_only_one', `"id" = 1`)
export class AgencyEntity {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'pk_agency' })
  id: number;

  @Column('text')
  name: string;

  /** A name of the IANA time zone database: in it people read times and days begin. */
  @Column('text')
  timeZone: string;

  @Column('timestamptz')
  createdAt: Date;
}

import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DateKind } from '../domain/dates.js';
import type { LocalDay } from '../domain/local-day.js';

/** A screening, training or agreement as it was entered. The one entered last counts. */
@Entity('personnel_date')
@Check('ck_personnel_date_kind', `"kind" IN ('screening', 'training', 'agreement')`)
@Index('ix_personnel_date_person', ['personId', 'kind', 'id'])
export class PersonnelDateEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_personnel_date' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('text')
  kind: DateKind;

  @Column('date')
  doneOn: LocalDay;

  /** Where the paper is: a certificate's or a document's number. */
  @Column('text', { nullable: true })
  reference: string | null;

  /** Null where the installation entered it itself: the demo. */
  @Column('uuid', { nullable: true })
  enteredBy: string | null;

  @Column('timestamptz')
  enteredAt: Date;
}

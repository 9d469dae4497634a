import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

export const PERSON_STATES = ['awaiting', 'invited', 'active', 'disabled', 'withdrawn'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** Somebody, or some machine, that can sign in. */
@Entity('person')
@Check('ck_person_state', `"state" IN ('awaiting', 'invited', 'active', 'disabled', 'withdrawn')`)
@Index('uq_person_username', ['username'], { unique: true })
export class PersonEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_person' })
  id: string;

  /** In NFKC form and lower case, so that two names never look alike. */
  @Column('text')
  username: string;

  @Column('text')
  displayName: string;

  @Column('text')
  state: PersonState;

  /** The officer of the roster who this person is, if any. */
  @Column('uuid', { nullable: true })
  officerId: string | null;

  @Column('timestamptz')
  createdAt: Date;

  /** For temporary accounts: from then on nobody comes in, whether or not it is disabled yet. */
  @Column('timestamptz', { nullable: true })
  expiresAt: Date | null;

  @Column('timestamptz', { nullable: true })
  disabledAt: Date | null;

  @Column('text', { nullable: true })
  disabledReason: string | null;
}

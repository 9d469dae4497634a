import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One failed try at a password or a code, or the success since which failures count anew. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_account', ['account', 'at'])
@Index('ix_sign_in_attempt_at', ['at'])
export class SignInAttemptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sign_in_attempt' })
  id: string;

  /** The person's identifier; where nobody has the name that was typed, the name. */
  @Column('text')
  account: string;

  @Column('timestamptz')
  at: Date;

  @Column('boolean')
  succeeded: boolean;
}

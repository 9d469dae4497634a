import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** One try at a password, for the limit of failures; kept by typed name, known or not. */
@Entity('sign_in_attempt')
@Index('ix_sign_in_attempt_username', ['username', 'at'])
export class SignInAttemptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_sign_in_attempt' })
  id: string;

  @Column('text')
  username: string;

  @Column('timestamptz')
  at: Date;

  @Column('boolean')
  succeeded: boolean;
}

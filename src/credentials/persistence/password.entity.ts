import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What of a password is kept. Whoever signs in through another system has none. */
@Entity('password')
export class PasswordEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_password' })
  personId: string;

  /** Argon2id in PHC string form, with its salt and costs. */
  @Column('text')
  hash: string;

  @Column('timestamptz')
  setAt: Date;

  /** An administrator asks for a new one at the next sign-in. */
  @Column('boolean')
  mustChange: boolean;
}

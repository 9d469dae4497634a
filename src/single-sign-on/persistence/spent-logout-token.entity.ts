import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A logout token that was obeyed, so that it is not obeyed again. */
@Entity('spent_logout_token')
@Index('ix_spent_logout_token_expires_at', ['expiresAt'])
export class SpentLogoutTokenEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_spent_logout_token' })
  providerId: string;

  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'pk_spent_logout_token' })
  jtiSha256: Buffer;

  @Column('timestamptz')
  expiresAt: Date;
}

import { Entity, PrimaryColumn } from 'typeorm';

/** A period whose code was presented; its key lets one request of many through. */
@Entity('totp_used_step')
export class TotpUsedStepEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_totp_used_step' })
  factorId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'pk_totp_used_step' })
  step: number;
}

import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** What holds for all sign-ins of the agency: one row, or none for the beginning. */
@Entity('single_sign_on_policy')
@Check('ck_single_sign_on_policy_one', `id = 'policy'`)
export class SingleSignOnPolicyEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_single_sign_on_policy' })
  id: string;

  @Column('boolean')
  isOnlyWay: boolean;

  @Column('uuid')
  changedBy: string;

  @Column('timestamptz')
  changedAt: Date;
}

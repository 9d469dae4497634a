import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Who handed out a link by which somebody chooses a new password, and when. */
@Entity('issued_password_link')
@Index('ix_issued_password_link_person', ['personId'])
export class IssuedPasswordLinkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_issued_password_link' })
  id: string;

  @Column('uuid')
  personId: string;

  @Column('uuid')
  issuedBy: string;

  @Column('timestamptz')
  issuedAt: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

/** A signed-in browser or machine. The token that it carries is worth nothing without this row. */
@Entity('session')
@Index('ix_session_person', ['personId'])
export class SessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_session' })
  id: string;

  @ForeignKey(() => PersonEntity, { name: 'fk_session_person', onDelete: 'RESTRICT' })
  @Column('uuid')
  personId: string;

  @Column('timestamptz')
  createdAt: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

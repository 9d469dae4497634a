import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { SignInMethod } from '../domain/session.js';
import { PersonEntity } from './person.entity.js';

/** A signed-in browser or machine. The token that it carries is worth nothing without this row. */
@Entity('session')
@Check('ck_session_method', `"method" IN ('password', 'single-sign-on')`)
@Index('ix_session_person', ['personId'])
export class SessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_session' })
  id: string;

  @ForeignKey(() => PersonEntity, { name: 'fk_session_person', onDelete: 'RESTRICT' })
  @Column('uuid')
  personId: string;

  @Column('text')
  method: SignInMethod;

  /** Where it was opened from, for the person to know it again. */
  @Column('text', { nullable: true })
  address: string | null;

  @Column('text', { nullable: true })
  userAgent: string | null;

  /**
   * What it was used from so far, as digests of address and browser, so that a use from elsewhere
   * is noticed once.
   */
  @Column('text', { array: true })
  places: string[];

  /** Tokens say which they belong to: proving anew who one is makes the older ones worthless. */
  @Column('int')
  generation: number;

  @Column('timestamptz')
  createdAt: Date;

  /** When the person last proved who they are: at the beginning, or again for a weighty act. */
  @Column('timestamptz')
  authenticatedAt: Date;

  @Column('timestamptz')
  lastSeenAt: Date;

  /** Since when its screen is locked; until its owner has proved anew who they are. */
  @Column('timestamptz', { nullable: true })
  lockedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;
}

import { Check, Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DrawState } from '../domain/draw-states.js';
import type { OmittedCounts } from '../domain/accounting.js';
import type { Reviewer } from '../domain/reviewers.js';
import { ReviewPolicyEntity } from './review-policy.entity.js';

/** What was fixed about a stratum at the freeze. */
export interface StoredStratum {
  label: string;
  /** Clips in the urn. */
  size: number;
  /** Clips to draw. */
  allocated: number;
  /** Units in which its clips were recorded. */
  unitIds: string[];
  /** Who may review them. */
  candidates: string[];
}

/** A file of the draw's record in the object store. */
export interface StoredFile {
  name: string;
  key: string;
  sha256: string;
  sizeBytes: number;
}

/** The trail's entry about a step, to be found again for its proof. */
export interface StepEntry {
  /** The state that the step led to. */
  state: DrawState;
  /** The entry's number. */
  entryId: string;
}

/** A random sample of a window's clips, on its way from declared to executed. */
@Entity('draw')
@Check('ck_draw_state', `"state" IN ('declared', 'frozen', 'seeded', 'executed', 'void')`)
@Check('ck_draw_window', `"window_from" < "window_to"`)
@Check('ck_draw_frozen', `"state" IN ('declared', 'void') OR "population_root" IS NOT NULL`)
@Check('ck_draw_no_seed_before_freeze', `"seed" IS NULL OR "population_root" IS NOT NULL`)
@Check('ck_draw_seeded', `("seed" IS NOT NULL) = ("state" IN ('seeded', 'executed'))`)
@Exclusion(
  'ex_draw_one_per_window',
  `USING gist ((COALESCE("unit_id", '00000000-0000-0000-0000-000000000000'::uuid)) WITH =, "period_days" WITH =, tstzrange("window_from", "window_to") WITH &&) WHERE ("state" <> 'void')`,
)
@Index('ix_draw_declared_at', ['declaredAt', 'id'])
export class DrawEntity {
  /** Predictable, such as `2026-W47-central`. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_draw' })
  id: string;

  @ForeignKey(() => ReviewPolicyEntity, { name: 'fk_draw_policy', onDelete: 'RESTRICT' })
  @Column('uuid')
  policyId: string;

  @Column('text')
  policySha256: string;

  /** Null for the whole agency. */
  @ForeignKey('unit', { name: 'fk_draw_unit', onDelete: 'RESTRICT' })
  @Column('uuid', { nullable: true })
  unitId: string | null;

  @Column('integer')
  periodDays: number;

  @Column('timestamptz')
  windowFrom: Date;

  @Column('timestamptz')
  windowTo: Date;

  @Column('text')
  timeZone: string;

  @Column('text')
  state: DrawState;

  @Column('integer', { nullable: true })
  populationCount: number | null;

  @Column('text', { nullable: true })
  populationRoot: string | null;

  @Column('text', { nullable: true })
  populationSha256: string | null;

  @Column('text', { nullable: true })
  excludedSha256: string | null;

  @Column('jsonb', { nullable: true })
  omittedCounts: OmittedCounts | null;

  @Column('jsonb', { nullable: true })
  strata: StoredStratum[] | null;

  @Column('jsonb', { nullable: true })
  reviewers: Reviewer[] | null;

  @Column('text', { nullable: true })
  seedText: string | null;

  @Column('text', { nullable: true })
  seed: string | null;

  @Column('integer', { nullable: true })
  drawnCount: number | null;

  @Column('text', { nullable: true })
  recordSha256: string | null;

  @Column('jsonb')
  files: StoredFile[];

  /** In the order of the steps. */
  @Column('jsonb')
  entries: StepEntry[];

  @Column('text', { nullable: true })
  voidReason: string | null;

  @Column('timestamptz')
  declaredAt: Date;

  @Column('timestamptz', { nullable: true })
  frozenAt: Date | null;

  @Column('timestamptz', { nullable: true })
  seededAt: Date | null;

  @Column('timestamptz', { nullable: true })
  executedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  voidedAt: Date | null;
}

/** A draw as it is stored: plain facts, to be copied with changes. */
export type Draw = Readonly<DrawEntity>;

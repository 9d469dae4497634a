import { Injectable } from '@nestjs/common';
import { SequencerDatabase } from './sequencer-database.js';

/** How one witness stood when it was asked last. */
export interface WitnessState {
  readonly vkey: string;
  /** The largest tree that it cosigned, 0 before. */
  readonly size: number;
  readonly cosignedAt: Date | null;
  /** Why it did not cosign the last time; null after it did. */
  readonly trouble: string | null;
  /** When that began. */
  readonly troubleSince: Date | null;
  /** Whether it knows another history than we have. */
  readonly contradicts: boolean;
}

export type WitnessOutcome =
  | { readonly vkey: string; readonly size: number }
  | { readonly vkey: string; readonly trouble: string; readonly contradicts: boolean };

/** What is remembered of witnesses between two checkpoints, and over a restart. */
@Injectable()
export class WitnessStates {
  constructor(private readonly database: SequencerDatabase) {}

  async all(): Promise<WitnessState[]> {
    return this.database.query<WitnessState & Record<string, unknown>>(ALL);
  }

  /** Remembers what came of one round of asking. */
  async remember(outcomes: readonly WitnessOutcome[]): Promise<void> {
    await this.database.query(REMEMBER, [
      outcomes.map(({ vkey }) => vkey),
      outcomes.map((outcome) => ('size' in outcome ? outcome.size : null)),
      outcomes.map((outcome) => ('trouble' in outcome ? outcome.trouble : null)),
      outcomes.map((outcome) => 'trouble' in outcome && outcome.contradicts),
    ]);
  }
}

const ALL = `
  SELECT vkey, size::float8, cosigned_at AS "cosignedAt", trouble,
         trouble_since AS "troubleSince", contradicts
    FROM audit.witness`;

/**
 * Trouble keeps its beginning until a cosignature ends it. So does a contradiction: a witness that
 * is merely out of reach afterwards has taken nothing back.
 */
const REMEMBER = `
  INSERT INTO audit.witness AS known
         (vkey, size, cosigned_at, trouble, trouble_since, contradicts)
  SELECT vkey, coalesce(size, 0), CASE WHEN size IS NOT NULL THEN clock_timestamp() END,
         trouble, CASE WHEN trouble IS NOT NULL THEN clock_timestamp() END, contradicts
    FROM unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[])
      AS told (vkey, size, trouble, contradicts)
  ON CONFLICT (vkey) DO UPDATE
     SET size = greatest(known.size, excluded.size),
         cosigned_at = coalesce(excluded.cosigned_at, known.cosigned_at),
         trouble = CASE WHEN known.contradicts AND excluded.trouble IS NOT NULL
                             AND NOT excluded.contradicts
                        THEN known.trouble ELSE excluded.trouble END,
         trouble_since = CASE WHEN excluded.trouble IS NOT NULL
                              THEN coalesce(known.trouble_since, excluded.trouble_since) END,
         contradicts = excluded.trouble IS NOT NULL AND (known.contradicts OR excluded.contradicts)`;

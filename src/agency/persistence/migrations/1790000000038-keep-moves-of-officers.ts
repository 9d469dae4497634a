import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why: an officer changes units on a day, and what happened before that day belongs to the unit of
 * then; an officer who left stays on the roster as one who was here.
 * Locks: `officer` is closed for the moment in which a column without a value is added.
 */
export class KeepMovesOfOfficers1790000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE officer ADD COLUMN left_at timestamptz;

      CREATE TABLE officer_move (
        id uuid CONSTRAINT pk_officer_move PRIMARY KEY,
        officer_id uuid NOT NULL
          CONSTRAINT fk_officer_move_officer REFERENCES officer (id) ON DELETE RESTRICT,
        from_unit_id uuid
          CONSTRAINT fk_officer_move_from_unit REFERENCES unit (id) ON DELETE RESTRICT,
        to_unit_id uuid NOT NULL
          CONSTRAINT fk_officer_move_to_unit REFERENCES unit (id) ON DELETE RESTRICT,
        effective_at timestamptz NOT NULL,
        entered_by uuid,
        entered_at timestamptz NOT NULL,
        took_effect_at timestamptz,
        withdrawn_at timestamptz,
        CONSTRAINT ck_officer_move_effect
          CHECK ((took_effect_at IS NULL) = (from_unit_id IS NULL)
                 AND num_nonnulls(took_effect_at, withdrawn_at) <= 1)
      );
      CREATE INDEX ix_officer_move_officer ON officer_move (officer_id, effective_at);
      CREATE UNIQUE INDEX uq_officer_move_planned ON officer_move (officer_id)
        WHERE took_effect_at IS NULL AND withdrawn_at IS NULL;
    `);
    await runner.query(KEEP_HISTORY);
    await runner.query(`SELECT audit.protect('officer_move', 'officer', 'officer_id')`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

/** What a clip or an event belonged to rests on it; only a planned move can still end otherwise. */
const KEEP_HISTORY = `
  CREATE FUNCTION refuse_to_rewrite_move() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    ending text[] := '{from_unit_id,took_effect_at,withdrawn_at}';
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.took_effect_at IS NULL AND OLD.withdrawn_at IS NULL
       AND to_jsonb(NEW) - ending = to_jsonb(OLD) - ending THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A move is history: only a planned one may still take effect or be withdrawn'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
  CREATE TRIGGER tr_officer_move_keeps_history BEFORE UPDATE OR DELETE ON officer_move
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_move();
  ALTER TABLE officer_move ENABLE ALWAYS TRIGGER tr_officer_move_keeps_history;`;

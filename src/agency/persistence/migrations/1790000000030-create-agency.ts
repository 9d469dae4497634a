import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASSIGNMENT = (device: 'camera' | 'sensor') => `
  CREATE TABLE ${device}_assignment (
    id uuid CONSTRAINT pk_${device}_assignment PRIMARY KEY,
    ${device}_id uuid NOT NULL
      CONSTRAINT fk_${device}_assignment_${device} REFERENCES ${device} (id) ON DELETE RESTRICT,
    officer_id uuid NOT NULL
      CONSTRAINT fk_${device}_assignment_officer REFERENCES officer (id) ON DELETE RESTRICT,
    from_at timestamptz NOT NULL,
    to_at timestamptz,
    CONSTRAINT ck_${device}_assignment_period CHECK (to_at IS NULL OR from_at < to_at),
    CONSTRAINT ex_${device}_assignment_one_officer_at_a_time
      EXCLUDE USING gist (${device}_id WITH =, tstzrange(from_at, to_at) WITH &&)
  );
  CREATE INDEX ix_${device}_assignment_officer ON ${device}_assignment (officer_id, from_at);
  CREATE TRIGGER tr_${device}_assignment_keeps_history
    BEFORE UPDATE OR DELETE ON ${device}_assignment
    FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_assignment();
`;

/**
 * The agency, its units, officers, cameras and sensors, and who had which device when.
 * Locks: creates tables only; nothing that is in use is touched.
 */
export class CreateAgency1790000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await createExtension(runner);
    await runner.query(`
      CREATE TABLE agency (
        id smallint CONSTRAINT pk_agency PRIMARY KEY,
        name text NOT NULL,
        time_zone text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_agency_is_the_only_one CHECK (id = 1)
      );

      CREATE TABLE unit (
        id uuid CONSTRAINT pk_unit PRIMARY KEY,
        code text NOT NULL,
        name text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_unit_code_form CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$')
      );
      CREATE UNIQUE INDEX uq_unit_code ON unit (code);

      CREATE TABLE officer (
        id uuid CONSTRAINT pk_officer PRIMARY KEY,
        name text NOT NULL,
        badge_number text NOT NULL,
        unit_id uuid NOT NULL
          CONSTRAINT fk_officer_unit REFERENCES unit (id) ON DELETE RESTRICT,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX uq_officer_badge_number ON officer (badge_number);
      CREATE INDEX ix_officer_unit ON officer (unit_id, badge_number);

      CREATE TABLE camera (
        id uuid CONSTRAINT pk_camera PRIMARY KEY,
        serial text NOT NULL,
        model text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_camera_serial_is_upper_case CHECK (serial = upper(serial))
      );
      CREATE UNIQUE INDEX uq_camera_serial ON camera (serial);

      CREATE TABLE sensor (
        id uuid CONSTRAINT pk_sensor PRIMARY KEY,
        serial text NOT NULL,
        kind text NOT NULL,
        created_at timestamptz NOT NULL,
        CONSTRAINT ck_sensor_kind CHECK (kind IN ('holster', 'taser', 'light_bar')),
        CONSTRAINT ck_sensor_serial_is_upper_case CHECK (serial = upper(serial))
      );
      CREATE UNIQUE INDEX uq_sensor_serial ON sensor (serial);
    `);
    await runner.query(KEEP_HISTORY);
    await runner.query(ASSIGNMENT('camera'));
    await runner.query(ASSIGNMENT('sensor'));
    await protect(runner);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup instead.'));
  }
}

/** A verdict of years ago rests on who had what then, so only an open end can still be written. */
const KEEP_HISTORY = `
  CREATE FUNCTION refuse_to_rewrite_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'UPDATE' AND OLD.to_at IS NULL
       AND to_jsonb(NEW) - 'to_at' = to_jsonb(OLD) - 'to_at' THEN
      RETURN NEW;
    END IF;
    RAISE EXCEPTION 'An assignment is history: only its open end may be filled in'
      USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME;
  END $$;
`;

async function protect(runner: QueryRunner): Promise<void> {
  for (const table of ['agency', 'unit', 'officer', 'camera', 'sensor']) {
    await runner.query(`SELECT audit.protect($1, $2, 'id')`, [table, table]);
  }
  await runner.query(`SELECT audit.protect('camera_assignment', 'camera', 'camera_id')`);
  await runner.query(`SELECT audit.protect('sensor_assignment', 'sensor', 'sensor_id')`);
}

/** Two officers with one camera must be impossible, and that constraint needs the extension. */
async function createExtension(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gist');
  } catch (error) {
    throw new Error(
      'PostgreSQL’s own extension btree_gist is needed and could not be created. Install the ' +
        'contrib package of your PostgreSQL, or let its administrator run CREATE EXTENSION btree_gist.',
      { cause: error },
    );
  }
}

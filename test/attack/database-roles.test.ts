import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { openInstallation, type Installation } from '../../src/installation.js';
import { readSettings } from '../../src/platform/config/settings.js';

let dataDirectory: string;
let installation: Installation;
beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), 'plumbline-roles-'));
  installation = await openInstallation(readSettings({ DATA_DIRECTORY: dataDirectory }));
});
afterAll(async () => {
  await installation.close();
  await rm(dataDirectory, { recursive: true, force: true });
});

const ID = '01900000-0000-7000-8000-000000000001';
const BODY = `{"actor":"a","at":"2026-11-20T22:31:19Z","id":"${ID}","kind":"k","target":"t"}`;
const TABLES = [
  'entry',
  'disclosure',
  'event_key',
  'leaf',
  'tile',
  'checkpoint',
  'tree',
  'signing_key',
];

/** Runs statements, and takes back whatever they did. */
async function as(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) {
      rows = (await client.query<Record<string, unknown>>(statement)).rows;
    }
    return rows;
  } finally {
    await client.end();
  }
}

const loginOf = async (role: string) => {
  const password = await readFile(join(dataDirectory, 'keys', `${role}.password`), 'utf8');
  const address = new URL(installation.databaseUrl);
  Object.assign(address, { username: role, password: password.trim() });
  return address.href;
};

describe('A new installation with its own database', () => {
  it('gives the application, the sequencer and the auditor a login each, its password kept close', async () => {
    for (const role of ['plumbline_app', 'plumbline_sequencer', 'plumbline_auditor']) {
      const { mode } = await stat(join(dataDirectory, 'keys', `${role}.password`));
      expect(mode & 0o777).toBe(0o600);
      const url = await loginOf(role);
      expect(await as(url, 'SELECT session_user AS login')).toEqual([{ login: role }]);
    }
    expect(new URL(installation.databaseUrl).username).toBe('plumbline_app');
    expect(new URL(installation.sequencerUrl ?? '').username).toBe('plumbline_sequencer');
  });

  it('has an owner of the trail as whom nobody signs in and whom no login can become', async () => {
    const rows = await as(
      installation.databaseUrl,
      `SELECT rolcanlogin, (SELECT count(*)::int FROM pg_auth_members WHERE roleid = owner.oid) AS members
         FROM pg_roles AS owner WHERE rolname = 'plumbline_audit_owner'`,
    );
    expect(rows).toEqual([{ rolcanlogin: false, members: 0 }]);
    const owned = await as(
      installation.databaseUrl,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'audit'::regnamespace
          AND relowner <> 'plumbline_audit_owner'::regrole
       UNION ALL SELECT proname FROM pg_proc WHERE pronamespace = 'audit'::regnamespace
          AND proowner <> 'plumbline_audit_owner'::regrole
       UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = 'audit'
          AND nspowner <> 'plumbline_audit_owner'::regrole`,
    );
    expect(owned).toEqual([]);
  });
});

describe('I02 The application, signed in as itself,', () => {
  const refused = async (...statements: string[]) => {
    await expect(as(installation.databaseUrl, ...statements)).rejects.toThrow(
      /permission denied|must be owner|is never changed/,
    );
  };

  it.each(TABLES)('cannot update, delete from, truncate or alter audit.%s', async (table) => {
    const [column] = await as(
      installation.databaseUrl,
      `SELECT attname AS name FROM pg_attribute WHERE attrelid = 'audit.${table}'::regclass AND attnum = 1`,
    );
    const name = String(column?.name);
    await refused(`UPDATE audit.${table} SET ${name} = DEFAULT`);
    await refused(`DELETE FROM audit.${table}`);
    await refused(`TRUNCATE audit.${table}`);
    await refused(`ALTER TABLE audit.${table} DISABLE TRIGGER ALL`);
    await refused(`ALTER TABLE audit.${table} ADD COLUMN mine int`);
    await refused(`ALTER TABLE audit.${table} OWNER TO plumbline_app`);
    await refused(`DROP TABLE audit.${table}`);
  });

  it('cannot remove from, empty or alter any other table of the trail', async () => {
    const tables = await as(
      installation.databaseUrl,
      `SELECT oid::regclass::text AS name FROM pg_class
        WHERE relnamespace = 'audit'::regnamespace AND relkind IN ('r', 'p')`,
    );
    expect(tables.length).toBeGreaterThan(TABLES.length);
    for (const { name } of tables as { name: string }[]) {
      await refused(`DELETE FROM ${name}`);
      await refused(`TRUNCATE ${name} CASCADE`);
      await refused(`ALTER TABLE ${name} DISABLE TRIGGER ALL`);
    }
  });

  it('cannot do it to a partition instead, nor take one out', async () => {
    const partitions = await as(
      installation.databaseUrl,
      `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'audit.entry'::regclass`,
    );
    expect(partitions.length).toBeGreaterThanOrEqual(3);
    for (const { name } of partitions as { name: string }[]) {
      await refused(`UPDATE ${name} SET body = body`);
      await refused(`DELETE FROM ${name}`);
      await refused(`TRUNCATE ${name}`);
      await refused(`INSERT INTO ${name} (body) VALUES ('${BODY}')`);
      await refused(`ALTER TABLE audit.entry DETACH PARTITION ${name}`);
    }
  });

  it.each(['plumbline_audit_owner', 'plumbline_sequencer', 'plumbline_auditor', 'plumbline'])(
    'cannot become %s',
    async (role) => {
      await refused(`SET ROLE ${role}`);
      await refused(`SET SESSION AUTHORIZATION ${role}`);
      await refused(`GRANT ${role} TO plumbline_app`);
    },
  );

  it('cannot put the triggers to sleep, on the trail or on what it protects', async () => {
    await refused('SET session_replication_role = replica');
    await refused('DROP TRIGGER tr_needs_entry ON review');
    await refused('ALTER TABLE review DISABLE TRIGGER tr_needs_entry');
    await refused('DROP TRIGGER tr_read_body ON audit.entry');
    await refused(
      'CREATE OR REPLACE FUNCTION audit.require_entry() RETURNS trigger LANGUAGE sql AS $$$$',
    );
    await refused('ALTER FUNCTION audit.read_body() OWNER TO plumbline_app');
    await refused('DELETE FROM pg_trigger');
  });

  it.each([
    ['its number', '(id, body) OVERRIDING SYSTEM VALUE', `VALUES (1, '${BODY}')`],
    ['its time', '(body, received_at)', `VALUES ('${BODY}', '2020-01-01')`],
    ['its transaction', '(body, xid)', `VALUES ('${BODY}', '1')`],
    ['its hash', '(body, leaf_hash)', `VALUES ('${BODY}', '')`],
    ['its kind', '(body, kind)', `VALUES ('${BODY}', 'other')`],
    ['its event', '(body, event_id)', `VALUES ('${BODY}', '${ID}')`],
  ])('cannot choose for an entry %s', async (_, columns, values) => {
    await refused(`INSERT INTO audit.entry ${columns} ${values}`);
  });

  it('cannot run what is the owner’s or the sequencer’s', async () => {
    await refused('SELECT audit.ensure_partitions()');
    await refused(`SELECT audit.protect('review', 'review', 'id')`);
    await refused('CREATE TABLE audit.mine (x int)');
    await refused('CREATE TABLE public.mine (x int)');
    await refused(`INSERT INTO audit.checkpoint (size, root, note) VALUES (1, '', '')`);
  });

  it('can insert a body, and it is numbered and timed by the database', async () => {
    const rows = await as(
      installation.databaseUrl,
      `INSERT INTO audit.entry (body) VALUES ('${BODY}')
       RETURNING kind, received_at > clock_timestamp() - interval '1 minute' AS now`,
    );
    expect(rows).toEqual([{ kind: 'k', now: true }]);
  });
});

describe('I02 The auditor', () => {
  it('reads every table of the trail, and changes nothing anywhere', async () => {
    const url = await loginOf('plumbline_auditor');
    const granted = await as(
      url,
      `SELECT DISTINCT privilege_type AS may FROM information_schema.table_privileges
        WHERE grantee = 'plumbline_auditor'`,
    );
    expect(granted).toEqual([{ may: 'SELECT' }]);
    for (const table of TABLES) await as(url, `SELECT FROM audit.${table}`);
    const insert = as(url, `INSERT INTO audit.entry (body) VALUES ('${BODY}')`);
    await expect(insert).rejects.toThrow('permission denied');
  });
});

describe('I02 The sequencer', () => {
  it('can neither write nor change an entry, nor remove a leaf or a checkpoint', async () => {
    const url = await loginOf('plumbline_sequencer');
    for (const act of [
      `INSERT INTO audit.entry (body) VALUES ('${BODY}')`,
      'UPDATE audit.entry SET body = body',
      'DELETE FROM audit.leaf',
      'UPDATE audit.checkpoint SET note = note',
      'DELETE FROM audit.tree',
      'SELECT FROM person',
      'SET ROLE plumbline_audit_owner',
    ]) {
      await expect(as(url, act)).rejects.toThrow('permission denied');
    }
  });
});

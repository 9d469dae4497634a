import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { HAND_OVER_TRAIL } from '../../src/audit-trail/persistence/trail-ownership.js';
import { openInstallation, type Installation } from '../../src/installation.js';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded-postgres.js';
import { readSettings } from '../../src/platform/config/settings.js';
import { reachDatabase } from '../../src/platform/database/reach-database.js';

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

  it('cannot introduce a key, which verifiers would trust', async () => {
    const body = BODY.replace('"k"', '"audit-trail.key-introduced"');
    const url = installation.databaseUrl;
    await expect(as(url, `INSERT INTO audit.entry (body) VALUES ('${body}')`)).rejects.toThrow(
      'introduced at the machine',
    );
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

describe('What two people stand behind', () => {
  const REQUEST = '01900000-0000-7000-8000-00000000000a';
  const body = (target: string) =>
    BODY.replace('"target":"t"', `"target":"${target}"`).replace(ID, randomUUID());
  const approved = (act: string) => [
    `INSERT INTO audit.entry (body) VALUES ('${body(`${act}:${REQUEST}`)}')`,
    `INSERT INTO audit.two_person_request (id, act, requested_by, requested_at)
     VALUES ('${REQUEST}', '${act}', 'person:a', now())`,
    `UPDATE audit.two_person_request
        SET state = 'approved', decided_by = 'person:b', decided_at = now(), approval_entry_id = 1`,
  ];

  /** A month as old trails have it, made by hand: whoever made it, a start hands it over. */
  beforeAll(async () => {
    const { url } = await reachDatabase(readSettings({ DATA_DIRECTORY: dataDirectory }));
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query(`
      CREATE TABLE audit.entry_2019_01 PARTITION OF audit.entry
        FOR VALUES FROM ('2019-01-01T00:00:00Z') TO ('2019-02-01T00:00:00Z');
      INSERT INTO audit.entry (body, received_at)
      SELECT convert_to(replace('${BODY}', '${ID}', gen_random_uuid()::text), 'UTF8'), '2019-01-15'
        FROM generate_series(1, 256);
      INSERT INTO audit.leaf (idx, entry_id, received_at, hash)
      SELECT row_number() OVER (ORDER BY id) - 1, id, received_at, leaf_hash FROM audit.entry_2019_01;
      UPDATE audit.tree SET size = 256, published_size = 256`);
    await client.query(HAND_OVER_TRAIL);
    await client.end();
  });

  it('I11 is expunged by the application’s own login, and nothing besides', async () => {
    const removed = await as(
      installation.databaseUrl,
      ...approved('expunction'),
      `INSERT INTO audit.disclosure (entry_id, name, encoded)
       VALUES ('${ID}', 'address', 'x'), ('${ID}', 'reason', 'y')`,
      `INSERT INTO audit.expunction (request_id, reference, order_sha256, values_asked)
       VALUES ('${REQUEST}', 'r', repeat('0', 64), 1)`,
      `INSERT INTO audit.expunction_item VALUES ('${REQUEST}', '${ID}', 'address')`,
      'SET CONSTRAINTS ALL IMMEDIATE',
      `CREATE TEMPORARY TABLE removed AS SELECT * FROM audit.expunge('${REQUEST}')`,
      `SELECT name, (SELECT string_agg(kept.name, ' ') FROM audit.disclosure AS kept) AS kept
         FROM removed`,
    );
    expect(removed).toEqual([{ name: 'address', kept: 'reason' }]);
  });

  it('I11 is pruned by the application’s own login, months and their partitions', async () => {
    const pruned = await as(
      installation.databaseUrl,
      ...approved('pruning'),
      `INSERT INTO audit.pruning (request_id, before_at) VALUES ('${REQUEST}', '2019-02-01T00:00:00Z')`,
      'SET CONSTRAINTS ALL IMMEDIATE',
      `SELECT minimum, gone, to_regclass('audit.entry_2019_01') AS month
         FROM audit.prune('${REQUEST}')`,
    );
    expect(pruned).toEqual([{ minimum: '256', gone: ['entry_2019_01'], month: null }]);
  });

  it('I02 is nothing to the sequencer and the auditor', async () => {
    for (const role of ['plumbline_sequencer', 'plumbline_auditor']) {
      const url = await loginOf(role);
      for (const act of ['expunge', 'prune']) {
        const attempt = as(url, `SELECT audit.${act}('${REQUEST}')`);
        await expect(attempt).rejects.toThrow('permission denied for function');
      }
    }
  });
});

describe('A PostgreSQL of one’s own, whose owner is no superuser,', () => {
  let server: EmbeddedPostgres;
  let folder: string;
  const loginAs = (name: string) => {
    const address = new URL(server.url);
    Object.assign(address, { username: name, password: 'secret', pathname: '/agency' });
    return address.href;
  };
  const superuser = async (database: string, ...statements: string[]) => {
    const address = new URL(server.url);
    address.pathname = `/${database}`;
    const client = new Client({ connectionString: address.href });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const open = () => {
    const [DATABASE_URL, DATABASE_OWNER_URL, DATABASE_SEQUENCER_URL] = [
      'app',
      'chief',
      'sequencer',
    ].map(loginAs);
    const urls = { DATABASE_URL, DATABASE_OWNER_URL, DATABASE_SEQUENCER_URL };
    return openInstallation(readSettings({ DATA_DIRECTORY: folder, ...urls }));
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-own-'));
    server = await startEmbeddedPostgres({ dataDirectory: folder, log: () => undefined });
    await superuser(
      'postgres',
      `CREATE ROLE chief LOGIN CREATEROLE PASSWORD 'secret'`,
      'CREATE DATABASE agency OWNER chief',
    );
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('is migrated, handed over, and started again', async () => {
    for (let start = 1; start <= 2; start += 1) await (await open()).close();
    const owners = await as(
      loginAs('chief'),
      `SELECT DISTINCT proowner::regrole::text AS owner FROM pg_proc
        WHERE pronamespace = 'audit'::regnamespace
       UNION SELECT DISTINCT relowner::regrole::text FROM pg_class
        WHERE relnamespace = 'audit'::regnamespace`,
    );
    expect(owners).toEqual([{ owner: 'plumbline_audit_owner' }]);
  });

  it('serves logins of the application and the sequencer that can become nothing more', async () => {
    await superuser(
      'agency',
      `CREATE ROLE app LOGIN PASSWORD 'secret' IN ROLE plumbline_app`,
      `CREATE ROLE sequencer LOGIN PASSWORD 'secret' IN ROLE plumbline_sequencer`,
    );
    await as(
      loginAs('app'),
      'SET ROLE plumbline_app',
      `INSERT INTO audit.entry (body) VALUES ('${BODY}')`,
    );
    await as(
      loginAs('sequencer'),
      'SET ROLE plumbline_sequencer',
      'SELECT audit.ensure_partitions()',
    );
    for (const login of ['app', 'sequencer']) {
      const attempt = as(loginAs(login), 'SET ROLE plumbline_audit_owner');
      await expect(attempt).rejects.toThrow('permission denied');
    }
  });
});

import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { Heartbeat } from '../../../src/audit-trail/jobs/heartbeat.service.js';
import type { Verification } from '../../../src/audit-trail/domain/verification.js';
import { VerificationRepository } from '../../../src/audit-trail/persistence/verification.repository.js';
import { eventually } from '../../support/eventually.js';
import { expecting } from '../../support/api-client/http.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';

let app: HttpApplication;
beforeEach(async () => {
  app = await startHttpApplication();
  await eventually(async () => {
    const { body } = await app.administrator.auditTrail.tree();
    expect(body.publishedSize).toBe(body.size);
    expect(body.size).toBeGreaterThan(0);
  });
});
afterEach(() => app.stop());

describe('A full verification', () => {
  it('comes to a verdict, which is an entry and stands on the health page', async () => {
    await app.context.get(Heartbeat).beat();
    expect(await verified()).toMatchObject({ state: 'done', verdict: 'good', findings: [] });
    const { auditTrail } = app.administrator;
    const { items } = await expecting(200, auditTrail.entries({ kind: 'audit-trail.verified' }));
    expect(items).toHaveLength(1);
    const health = await expecting(200, auditTrail.health());
    expect(health.conditions).toContainEqual(
      expect.objectContaining({ part: 'verification', state: 'good' }),
    );
  });

  it('is one at a time: asking again names the one under way', async () => {
    const ask = () => expecting(202, app.administrator.auditTrail.verify());
    const [first, second] = await Promise.all([ask(), ask()]);
    await eventually(async () => expect((await progress(first.id)).state).toBe('done'));
    expect((await progress(second.id)).state).toBe('done');
  });

  it('I03 finds an entry that was changed in the database, and one in the object store', async () => {
    await asOwner(`
      ALTER TABLE audit.entry DISABLE TRIGGER tr_deny_change;
      UPDATE audit.entry SET body = convert_to(replace(convert_from(body, 'UTF8'), 'administrator',
        'administratoR'), 'UTF8') WHERE id = (SELECT min(entry_id) FROM audit.leaf)`);
    const first = await verified();
    expect(first.verdict).toBe('tampered');
    expect(first.findings[0]?.says).toContain('It is not what the database holds');
    const folder = join(app.dataDirectory, 'objects', 'trail', 'tile', 'entries');
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    // Every form of the bundle: earlier ones, which no reader needs any more, may lie there still.
    for (const file of files.filter((each) => each.isFile())) {
      const name = join(file.parentPath, file.name);
      const bytes = await readFile(name);
      bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
      await chmod(name, 0o600);
      await writeFile(name, bytes);
    }
    const { findings } = await verified();
    // The verifier names its check; what we compared ourselves has none.
    const named = findings.filter(({ check }) => check !== undefined);
    expect(named.map(({ file }) => file)).toContainEqual(expect.stringContaining('tile/entries'));
    expect(named.map(({ check }) => check)).toContainEqual(expect.stringMatching(/^[a-z-]+$/));
    expect(findings.map(({ check }) => check)).toContain(undefined);
  });

  it('I03 finds leaves without an entry and events entered twice, whatever the log says', async () => {
    await asOwner(`
      ALTER TABLE audit.entry DISABLE TRIGGER tr_deny_change;
      INSERT INTO audit.entry (body, received_at) SELECT body, received_at + interval '32 days'
        FROM audit.entry ORDER BY id LIMIT 1;
      INSERT INTO audit.entry (xid, received_at, body) SELECT '3', now() - interval '2 minutes',
        convert_to(replace(convert_from(body, 'UTF8'), event_id::text, gen_random_uuid()::text),
          'UTF8')
        FROM audit.entry ORDER BY id LIMIT 1;
      DELETE FROM audit.entry
        WHERE id = (SELECT entry_id FROM audit.leaf ORDER BY entry_id OFFSET 1 LIMIT 1)`);
    const { verdict, findings } = await verified();
    expect(verdict).toBe('tampered');
    const says = findings.map((each) => each.says).join(' ');
    expect(says).toContain('does not hold the log any more');
    expect(says).toContain('1 leaves have lost their entry');
    expect(says).toContain('1 entries have waited for a leaf');
    expect(says).toContain('1 events are entered more than once');
  });

  it('finds a heartbeat that never came', async () => {
    const heartbeat = app.context.get(Heartbeat);
    await heartbeat.beat();
    await asOwner('REVOKE INSERT (body) ON audit.entry FROM plumbline_app');
    await heartbeat.beat();
    await asOwner('GRANT INSERT (body) ON audit.entry TO plumbline_app');
    await heartbeat.beat();
    const { verdict, findings } = await verified();
    expect(verdict).toBe('incomplete');
    expect(findings[0]?.says).toContain('heartbeat');
    expect((await verified()).verdict).toBe('good');
  });
});

const progress = (id: string) => expecting(200, app.administrator.auditTrail.verification(id));

/** Asks for one and waits for its end. */
async function verified(): Promise<Verification> {
  const { id } = await expecting(202, app.administrator.auditTrail.verify());
  return eventually(async () => {
    const found = await app.context.get(VerificationRepository).one(id);
    if (found?.finishedAt === null || found === null) throw new Error('It is under way');
    return found;
  });
}

async function asOwner(text: string): Promise<void> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}

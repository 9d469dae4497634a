import { chmod, readFile, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { KeysCondition } from '../../../src/audit-trail/queries/keys-condition.js';
import { TrailConditions } from '../../../src/audit-trail/queries/trail-conditions.js';
import { openNote, readNote, readVerifierKey } from '../../../src/transparency-log/signed-note.js';
import { exportLog, verify } from './exported-log.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { inTrailOffice, operator } from './trail-office.js';
import { createTrailPublisher, type TrailPublisher } from './trail-publisher.js';

const DAY_MS = 24 * 60 * 60 * 1000;

let database: TrailDatabase;
let publisher: TrailPublisher;
beforeEach(async () => {
  database = await createTrailDatabase();
  // The database tells when a key was introduced; a minute later, for this clock.
  database.clock.set(new Date(Date.now() + 60_000));
  publisher = await createTrailPublisher(database.url);
  await publisher.checkHead();
});
afterEach(async () => {
  await publisher.close();
  await database.drop();
});

const introduce = () =>
  inTrailOffice(database, publisher, ({ changeKeys }) => changeKeys.introduce(operator));
const retire = (forced: boolean) =>
  inTrailOffice(database, publisher, ({ changeKeys }) => changeKeys.retire(operator, forced));

async function publishMore(): Promise<string> {
  await database.recordMany(1);
  await publisher.publish();
  return readFile(join(publisher.folder, 'trail', 'checkpoint'), 'utf8');
}

const isSignedBy = (note: string, vkey: string) => {
  const key = readVerifierKey(vkey);
  return key !== null && openNote(note, key) !== null;
};

/** The facts of the entries of one kind, as stored. */
async function factsOf(kind: string): Promise<unknown[]> {
  const rows = await database.sql('SELECT body FROM audit.entry WHERE kind = $1 ORDER BY id', [
    kind,
  ]);
  return rows.map(({ body }) => (JSON.parse(String(body as Buffer)) as { facts: unknown }).facts);
}

describe('A rotation of the signing key', () => {
  it('I10: lets both keys sign, then the new one, and all checkpoints verify with the history', async () => {
    const old = publisher.signer.vkey;
    const before = await publishMore();
    const next = await introduce();
    const between = await publishMore();
    for (let i = 0; i < 10; i += 1) await publishMore();
    database.clock.advance(DAY_MS);
    expect(await retire(false)).toBe(old);
    const after = await publishMore();

    expect([before, between, after].map((note) => isSignedBy(note, old))).toEqual([
      true,
      true,
      false,
    ]);
    expect([before, between, after].map((note) => isSignedBy(note, next))).toEqual([
      false,
      true,
      true,
    ]);
    expect(await publisher.keys.vkeys()).toEqual([old, next]);
    await publisher.checkHead();

    const folder = await exportLog(database, publisher);
    expect(await readFile(join(folder, 'vkey'), 'utf8')).toBe(`${old}\n${next}\n`);
    expect(await verify('log', folder)).toMatchObject({ exitCode: 0, integrity: 'good' });
    // Whoever reads the store and never had an export finds the same keys there.
    const published = join(publisher.folder, 'trail', 'vkey');
    expect(await readFile(published, 'utf8')).toBe(`${old}\n${next}\n`);
  });

  it('is recorded with the key, the size at which it counts, and who sat at the machine', async () => {
    await publishMore();
    const next = await introduce();
    await retire(true);
    expect(await factsOf('audit-trail.key-introduced')).toEqual([{ size: 1, vkey: next }]);
    expect(await factsOf('audit-trail.key-retired')).toEqual([
      { checkpoints: 0, forced: true, size: 1, vkey: publisher.signer.vkey },
    ]);
    const disclosed = await database.sql(
      `SELECT count(*)::int AS count FROM audit.disclosure WHERE name = 'operator'`,
    );
    expect(disclosed).toEqual([{ count: 2 }]);
  });

  it('refuses to end a key after too short an overlap, or the only one', async () => {
    await expect(retire(true)).rejects.toThrow('Only one key signs');
    await introduce();
    await expect(retire(false)).rejects.toThrow('for 0 of 24 hours');
    database.clock.advance(DAY_MS);
    await expect(retire(false)).rejects.toThrow('0 of 10 checkpoints');
    expect(await publisher.keys.current()).toHaveLength(2);
  });

  it('destroys the private half of the retired key', async () => {
    await introduce();
    await retire(true);
    const files = await readdir(publisher.keyFolder);
    const [left] = await publisher.keys.current();
    expect(files).toEqual([`audit-trail-${left?.keyId.toString('hex')}.key`]);
  });

  it('takes up the key of a rotation that broke off before it was recorded', async () => {
    const left = await publisher.keys.prepare();
    expect(await introduce()).toBe(left.vkey);
  });

  it('signs with every key once: a checkpoint of the overlap has two lines', async () => {
    await introduce();
    expect(readNote(await publishMore())?.signatures).toHaveLength(2);
  });
});

describe('The history of the keys', () => {
  it('cannot be changed by its owner, and not be added to by the application', async () => {
    const change = database.sql(`UPDATE audit.signing_key SET vkey = 'mine'`);
    await expect(change).rejects.toThrow('is never changed');
    await expect(database.sql('DELETE FROM audit.signing_key')).rejects.toThrow('is never changed');
    const add = `INSERT INTO audit.signing_key (vkey, act, size) VALUES ('mine', 'introduced', 0)`;
    await expect(database.sql(add, [], 'plumbline_app')).rejects.toThrow('permission denied');
  });

  it('J12: signs with no key that others may read, and says how to mend it', async () => {
    const path = join(publisher.keyFolder, 'audit-trail.key');
    await chmod(path, 0o640);
    const again = publisher.withFreshKeys();
    await expect(again.current()).rejects.toThrow(`chmod go= ${path}`);
    await chmod(path, 0o600);
    await chmod(dirname(path), 0o755);
    await expect(again.current()).rejects.toThrow(`chmod go= ${dirname(path)}`);
    await chmod(dirname(path), 0o700);
    expect(await again.current()).toHaveLength(1);
  });

  it('makes no new key in the place of one that is lost', async () => {
    await rm(join(publisher.keyFolder, 'audit-trail.key'));
    const again = publisher.withFreshKeys();
    await expect(again.current()).rejects.toThrow('no file in');
  });
});

describe('The condition of the signing keys', () => {
  const condition = async () => {
    const conditions = new TrailConditions();
    new KeysCondition(publisher.keys, database.clock, conditions).onModuleInit();
    const [only] = await conditions.all();
    return only;
  };

  it('is good with a key that nobody else can read, and with two for a while', async () => {
    expect(await condition()).toMatchObject({ part: 'keys', state: 'good' });
    await introduce();
    expect(await condition()).toMatchObject({ state: 'good' });
  });

  it('has failed where others may read a file or where it is gone, while signing goes on', async () => {
    await publishMore();
    const file = join(publisher.keyFolder, 'audit-trail.key');
    await chmod(file, 0o640);
    expect(await condition()).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('chmod') as string,
    });
    await rm(file);
    expect(await condition()).toMatchObject({
      state: 'failed',
      says: expect.stringContaining('no file') as string,
    });
    await publishMore();
  });

  it('is stale once an exchange of keys was forgotten half way', async () => {
    await introduce();
    database.clock.advance(31 * DAY_MS);
    expect(await condition()).toMatchObject({
      state: 'stale',
      says: expect.stringContaining('retire-key') as string,
    });
  });
});

import { Client } from 'pg';
import { TrailConditions } from '../../../src/audit-trail/audit-trail.public.js';
import { provesConsistency } from '../../../src/transparency-log/merkle-verification.js';
import { readCheckpointText } from '../../../src/transparency-log/checkpoint.js';
import {
  newSigningKey,
  noteSigner,
  readNote,
  signNote,
} from '../../../src/transparency-log/signed-note.js';
import { type HttpApplication, startHttpApplication } from '../../support/http-application.js';
import { eventually } from '../../support/eventually.js';

interface Checkpoint {
  readonly size: number;
  readonly note: string;
}

let app: HttpApplication;
let older: Checkpoint;
let newer: Checkpoint;

beforeAll(async () => {
  app = await startHttpApplication();
  older = await checkpointOver(1);
  await app.administrator.auditTrail.entries();
  newer = await checkpointOver(older.size + 1);
});
afterAll(() => app.stop());

describe('Two checkpoints of the log', () => {
  it('are listed, the newest first', async () => {
    const { http } = app.administrator;
    const first = await http.get<{ items: Checkpoint[]; nextCursor: string }>(PATHS.list, {
      limit: 1,
    });
    const rest = await http.get<{ items: Checkpoint[] }>(PATHS.list, {
      cursor: first.body.nextCursor,
    });
    expect(first.body.items[0]!.size).toBeGreaterThan(rest.body.items[0]!.size);
    expect(rest.body.items.map(({ size }) => size)).toContain(older.size);
  });

  it('are shown to be of one log by a proof that holds against both of their roots', async () => {
    const { body } = await app.administrator.http.get<{
      isConsistent: boolean;
      hashes: string[];
      file: string;
    }>(PATHS.consistency, { from: older.size, to: newer.size });
    expect(body.isConsistent).toBe(true);
    const [from, to] = [older, newer].map(({ note }) => readCheckpointText(readNote(note)!.text)!);
    const proof = body.hashes.map((hash) => Buffer.from(hash, 'base64'));
    expect(provesConsistency({ from: from!, to: to!, proof })).toBe(true);
    expect(body.file.startsWith('plumbline-consistency@v1\n')).toBe(true);
    expect(body.file.endsWith(`\n\n${older.note}\n${newer.note}`)).toBe(true);
    expect(await latest('audit-trail.consistency-proven')).toContain(`first ${older.size} entries`);
  });

  it.each([
    [{ from: 2, to: 1 }, 400],
    [{ from: 0, to: 1 }, 400],
    [{ from: 1, to: 9_000_000 }, 404],
    [{ from: 'x', to: 1 }, 400],
  ])('cannot be asked for as %j', async (query, status) => {
    const { status: answered } = await app.administrator.http.get(PATHS.consistency, query);
    expect(answered).toBe(status);
  });
});

describe('A checkpoint that somebody kept', () => {
  const keep = async (checkpoint: string) =>
    app.administrator.http.post<{ verdict: string; says: string; file: string | null }>(
      PATHS.consistency,
      { checkpoint },
    );

  it('that nobody has brought back yet contradicts nothing', async () => {
    expect(await app.context.get(TrailConditions).all()).toContainEqual(
      expect.objectContaining({ part: 'history', state: 'good' }),
    );
  });

  it('is found to be a beginning of the log, with the proof to take away', async () => {
    const { status, body } = await keep(older.note.replaceAll('\n', '\r\n'));
    expect([status, body.verdict]).toEqual([200, 'beginning']);
    expect(body.file).toContain(older.note);
    expect(await latest('audit-trail.checkpoint-checked')).toContain('(beginning)');
  });

  it('without its signature is compared all the same', async () => {
    const { body } = await keep(older.note.split('\n').slice(0, 3).join('\n'));
    expect([body.verdict, body.file]).toEqual(['beginning', null]);
  });

  it('contradicts a log whose entries were changed in the database and signed again', async () => {
    const forged = await withForgedLeaf(() => keep(older.note));
    expect(forged.body).toMatchObject({ verdict: 'contradiction', file: null });
    expect(forged.body.says).toMatch(/^Contradiction/);
  });

  it('and contradicted it is a failed condition from then on, also after the log fits again', async () => {
    expect((await keep(older.note)).body.verdict).toBe('beginning');
    expect(await app.context.get(TrailConditions).all()).toContainEqual(
      expect.objectContaining({
        part: 'history',
        state: 'failed',
        says: expect.stringContaining(`A checkpoint over ${older.size} entries`) as string,
      }),
    );
  });

  it('with another root and no signature of the log accuses nobody', async () => {
    const stranger = noteSigner('audit.plumbline.local/bwc-1', newSigningKey());
    const text = `audit.plumbline.local/bwc-1\n1\n${Buffer.alloc(32, 1).toString('base64')}\n`;
    expect((await keep(signNote(text, [stranger]))).body.verdict).toBe('unproven');
  });

  it('of another log is told apart', async () => {
    const text = `audit.example/2\n1\n${Buffer.alloc(32, 1).toString('base64')}\n`;
    expect((await keep(text)).body.verdict).toBe('other-log');
  });

  it('is refused where it is none', async () => {
    expect((await keep('Dear auditor')).status).toBe(400);
  });
});

const PATHS = {
  list: '/api/v1/audit-trail/checkpoints',
  consistency: '/api/v1/audit-trail/consistency',
};

async function checkpointOver(size: number): Promise<Checkpoint> {
  return eventually(async () => {
    const { body } = await app.administrator.http.get<{ items: Checkpoint[] }>(PATHS.list);
    const [newest] = body.items;
    if (newest === undefined || newest.size < size) throw new Error(`No checkpoint over ${size}`);
    return newest;
  });
}

async function latest(kind: string): Promise<string> {
  const { body } = await app.administrator.auditTrail.entries({ kind, limit: 1 });
  return body.items[0]?.words ?? '';
}

/** What a superuser could do, undone at the end. */
async function withForgedLeaf<T>(work: () => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  const swap = 'UPDATE audit.leaf SET hash = sha256(hash) WHERE idx = 0';
  const [{ hash }] = (await client.query('SELECT hash FROM audit.leaf WHERE idx = 0')).rows;
  try {
    await client.query('ALTER TABLE audit.leaf DISABLE TRIGGER USER');
    await client.query(swap);
    return await work();
  } finally {
    await client.query('UPDATE audit.leaf SET hash = $1 WHERE idx = 0', [hash]);
    await client.query('ALTER TABLE audit.leaf ENABLE TRIGGER USER');
    await client.end();
  }
}

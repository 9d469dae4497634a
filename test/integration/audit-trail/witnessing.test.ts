import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { TrailConditions } from '../../../src/audit-trail/queries/trail-conditions.js';
import { WitnessConditions } from '../../../src/audit-trail/queries/witness-conditions.js';
import { SettableClock } from '../../../src/platform/clock/clock.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import {
  cosign,
  cosignedAt,
  cosigner,
  readCosignerKey,
} from '../../../src/transparency-log/cosignature.js';
import {
  newSigningKey,
  type NoteSigner,
  noteSigner,
  readNote,
} from '../../../src/transparency-log/signed-note.js';
import {
  addCheckpointBody,
  readAddCheckpoint,
} from '../../../src/transparency-log/witness-request.js';
import { smallLog, story } from '../../support/small-log.js';
import { type RunningWitness, startWitness } from '../../support/witness.js';
import { createTrailDatabase, type TrailDatabase } from './trail-database.js';
import { createTrailPublisher, TEST_ORIGIN, type TrailPublisher } from './trail-publisher.js';

let database: TrailDatabase;
let folder: string;
let logKey: NoteSigner;
let logPem: string;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  database = await createTrailDatabase();
  folder = await mkdtemp(join(tmpdir(), 'plumbline-policy-'));
  logPem = newSigningKey();
  logKey = noteSigner(TEST_ORIGIN, logPem);
  await mkdir(join(folder, 'keys'), { mode: 0o700 });
  await writeFile(join(folder, 'keys', 'audit-trail.key'), logPem, { mode: 0o600 });
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
  await database.drop();
});

async function publisherWith(policy: string): Promise<TrailPublisher> {
  const path = join(folder, 'policy');
  await writeFile(path, policy);
  const env = { DATA_DIRECTORY: folder, TRAIL_WITNESS_POLICY: path };
  const publisher = await createTrailPublisher(database.url, env);
  closing.push(() => publisher.close());
  return publisher;
}

async function aWitness(name = 'witness.example/w1'): Promise<RunningWitness> {
  const witness = await startWitness([logKey.vkey], { name });
  closing.push(() => witness.stop());
  return witness;
}

/** A witness that does as it likes. @returns its address */
async function impostor(answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const policyOf = (vkey: string, url: string) => `witness w1 ${vkey} ${url}\nquorum w1\n`;
const impostorKey = cosigner('witness.example/w1', newSigningKey());

async function publishMore(publisher: TrailPublisher, entries = 1): Promise<number> {
  await database.recordMany(entries);
  return (await publisher.publish()) ?? 0;
}

async function keptNote(size: number) {
  const rows = await database.sql('SELECT note FROM audit.checkpoint WHERE size = $1', [size]);
  return readNote((rows as { note: string }[])[0]?.note ?? '')!;
}

async function stand(publisher: TrailPublisher, now = new Date()) {
  const { policy, states } = publisher.witnessing;
  const query = new WitnessConditions(
    readSettings({}),
    new SettableClock(now),
    new TrailConditions(),
    database.dataSource,
    policy,
    states,
  );
  return (await query.all()).map(({ state, says }) => `${state}: ${says}`);
}

const inTwoHours = () => new Date(Date.now() + 2 * 3_600_000);

describe('A log with witnesses', () => {
  it('publishes checkpoints that they cosigned, each consistent with the one before', async () => {
    const [one, two] = [await aWitness('witness.example/w1'), await aWitness('witness.example/w2')];
    const publisher = await publisherWith(
      `witness a ${one.vkey} ${one.url}/\nwitness b ${two.vkey} ${two.url}\ngroup g all a b\nquorum g\n`,
    );
    for (const entries of [3, 1, 300]) {
      const note = await keptNote(await publishMore(publisher, entries));
      for (const { vkey } of [one, two]) {
        expect(cosignedAt(note, readCosignerKey(vkey)!)).not.toBeNull();
      }
    }
    expect(await stand(publisher, inTwoHours())).toEqual([
      'good: The witness witness.example/w1 has cosigned 304 entries.',
      'good: The witness witness.example/w2 has cosigned 304 entries.',
      'good: As many witnesses cosign as the policy asks for.',
    ]);
  });

  it('that forgot what they cosigned makes the proof again from the size that they name', async () => {
    const witness = await aWitness();
    const policy = policyOf(witness.vkey, witness.url);
    await publishMore(await publisherWith(policy), 5);
    await database.sql('DELETE FROM audit.witness');
    const note = await keptNote(await publishMore(await publisherWith(policy)));
    expect(cosignedAt(note, readCosignerKey(witness.vkey)!)).not.toBeNull();
  });

  it('goes on without one that is down, and says so once it has waited too long', async () => {
    const witness = await aWitness();
    const publisher = await publisherWith(policyOf(witness.vkey, 'http://127.0.0.1:1'));
    const size = await publishMore(publisher);
    expect((await keptNote(size)).signatures).toHaveLength(1);
    expect(await stand(publisher, inTwoHours())).toEqual([
      expect.stringMatching(/^failed: The witness witness.example\/w1 has not cosigned since/),
      expect.stringMatching(/^stale: Fewer witnesses/),
    ]);
  });

  it('asks one that failed only once a minute, and waits for one that hangs only two seconds', async () => {
    let asked = 0;
    const url = await impostor(() => (asked += 1));
    const publisher = await publisherWith(policyOf(impostorKey.vkey, url));
    const begun = Date.now();
    await publishMore(publisher);
    await publishMore(publisher);
    expect(Date.now() - begun).toBeLessThan(4000);
    expect(asked).toBe(1);
  });

  it('keeps one note per size, though witnesses date what they sign', async () => {
    const witness = await aWitness();
    const policy = policyOf(witness.vkey, witness.url);
    const publisher = await publisherWith(policy);
    const size = await publishMore(publisher, 2);
    await database.sql('UPDATE audit.tree SET published_size = 0');
    expect(await publisher.publish()).toBe(size);
  });
});

describe('What a witness answers is not believed', () => {
  const cases: [string, (text: string) => string][] = [
    [
      'signed with another key',
      (text) =>
        cosign(
          text,
          { ...cosigner('x', newSigningKey()), name: impostorKey.name, keyId: impostorKey.keyId },
          5,
        ),
    ],
    ['of another checkpoint', () => cosign('audit.example/other\n1\nAAAA\n', impostorKey, 5)],
    ['without a time', (text) => cosign(text, impostorKey, 0)],
    ['that is no signature line', () => 'Yes.\n'],
    ['of nothing', () => ''],
    ['that would change the text of the note', (text) => `\n${cosign(text, impostorKey, 5)}`],
  ];

  it.each(cases)('a cosignature %s', async (_, forge) => {
    const url = await impostor((request, response) => {
      void buffer(request).then((body) => {
        const read = readAddCheckpoint(body);
        response.end('request' in read ? forge(read.request.text) : '');
      });
    });
    const publisher = await publisherWith(policyOf(impostorKey.vkey, url));
    const size = await publishMore(publisher);
    expect((await keptNote(size)).signatures).toHaveLength(1);
    expect((await stand(publisher))[0]).toContain('no valid cosignature');
  });

  it('lines of keys that nobody asked are left out', async () => {
    const url = await impostor((request, response) => {
      void buffer(request).then((body) => {
        const read = readAddCheckpoint(body);
        if (!('request' in read)) return;
        const stranger = cosigner('stranger.example', newSigningKey());
        const { text } = read.request;
        response.end(cosign(text, stranger, 5) + cosign(text, impostorKey, 5));
      });
    });
    const size = await publishMore(await publisherWith(policyOf(impostorKey.vkey, url)));
    const names = (await keptNote(size)).signatures.map(({ name }) => name);
    expect(names).toEqual([TEST_ORIGIN, impostorKey.name]);
  });

  it('an answer without end', async () => {
    const url = await impostor((_request, response) => {
      const more = () => {
        if (response.destroyed) return;
        response.write('x'.repeat(9999));
        setImmediate(more);
      };
      more();
    });
    const publisher = await publisherWith(policyOf(impostorKey.vkey, url));
    await publishMore(publisher);
    expect((await stand(publisher))[0]).toContain('answers more than an answer can be');
  });

  it('a redirect to another place', async () => {
    const witness = await aWitness();
    const url = await impostor((_request, response) => {
      response.writeHead(307, { Location: `${witness.url}/add-checkpoint` }).end();
    });
    const publisher = await publisherWith(policyOf(witness.vkey, url));
    expect((await keptNote(await publishMore(publisher))).signatures).toHaveLength(1);
  });

  it('letters that would do something to an operator’s terminal', async () => {
    const url = await impostor((_request, response) => {
      response.writeHead(403).end('\u001b[2Jno\r\nreally');
    });
    const publisher = await publisherWith(policyOf(impostorKey.vkey, url));
    await publishMore(publisher);
    expect((await stand(publisher))[0]).toContain('It refuses with 403: [2Jno really');
  });
});

describe('A log that contradicts its witness', () => {
  /** The log's own key, another story: what somebody signs who rewrites the database. */
  const otherStory = () => smallLog(story(40), { origin: TEST_ORIGIN, key: logPem });

  it('because the database is an older backup does not sign at start', async () => {
    const witness = await aWitness();
    const policy = policyOf(witness.vkey, witness.url);
    await publishMore(await publisherWith(policy), 3);
    expect((await witness.add(await otherStory().request(0, 40))).status).toBe(409);

    const restored = await createTrailDatabase();
    const before = database;
    database = restored;
    closing.push(() => before.drop());
    await database.recordMany(2);
    const publisher = await publisherWith(policy);
    await publisher.sequence();
    await expect(publisher.checkHead()).rejects.toThrow(
      'holds 2 entries of the audit trail, the witness witness.example/w1 has cosigned 3',
    );
  });

  it('because the witness saw more than there is says so at once, and loudly', async () => {
    const witness = await aWitness();
    await witness.add(await otherStory().request(0, 40));
    const publisher = await publisherWith(policyOf(witness.vkey, witness.url));
    const size = await publishMore(publisher, 3);
    expect((await keptNote(size)).signatures).toHaveLength(1);
    expect((await stand(publisher))[0]).toMatch(/^failed: .* knows another history .*cosigned 40/);
  });

  it('and is then merely not answered, has still contradicted it', async () => {
    const witness = await aWitness();
    const publisher = await publisherWith(policyOf(witness.vkey, witness.url));
    const { states } = publisher.witnessing;
    const { vkey } = witness;
    await states.remember([{ vkey, trouble: 'It has cosigned 40.', contradicts: true }]);
    await states.remember([{ vkey, trouble: 'It did not answer.', contradicts: false }]);
    expect((await stand(publisher))[0]).toMatch(/^failed: .* knows another history .*cosigned 40/);
    await states.remember([{ vkey, size: 1 }]);
    expect((await stand(publisher))[0]).not.toMatch(/^failed/);
  });

  it('because entries were changed is refused the cosignature, and says so', async () => {
    const witness = await aWitness();
    await witness.add(await otherStory().request(0, 3));
    const publisher = await publisherWith(policyOf(witness.vkey, witness.url));
    await publishMore(publisher, 5);
    expect((await stand(publisher))[0]).toMatch(/^failed: .* knows another history .* 422/);
  });

  it('starts while a witness is out of reach, and beside one that knows nothing yet', async () => {
    const witness = await aWitness();
    const publisher = await publisherWith(
      `witness a ${witness.vkey} ${witness.url}\nwitness b ${impostorKey.vkey} http://127.0.0.1:1\nquorum a\n`,
    );
    await publisher.checkHead();
    const size = await publishMore(publisher);
    expect(cosignedAt(await keptNote(size), readCosignerKey(witness.vkey)!)).not.toBeNull();
    const again = addCheckpointBody(0, [], otherStory().note(0));
    expect((await witness.add(again)).status).toBe(409);
  });
});

describe('A policy file', () => {
  it.each([
    ['with a mistake', 'quorum\n', 'TRAIL_WITNESS_POLICY, line 1: a quorum is'],
    [
      'for another log',
      `log ${noteSigner('audit.example/other', newSigningKey()).vkey}\nquorum none\n`,
      'names logs, but not audit.example/test-1',
    ],
    [
      'with an address of another kind',
      `witness w ${impostorKey.vkey} file:///etc\nquorum w\n`,
      'does not begin with https:// or http://',
    ],
  ])('%s stops the start', async (_, policy, says) => {
    await expect(publisherWith(policy)).rejects.toThrow(says);
  });

  it('that is not there stops the start; none at all switches witnesses off', async () => {
    const env = { DATA_DIRECTORY: folder, TRAIL_WITNESS_POLICY: join(folder, 'nowhere') };
    await expect(createTrailPublisher(database.url, env)).rejects.toThrow('cannot be read');
    const publisher = await createTrailPublisher(database.url, { DATA_DIRECTORY: folder });
    closing.push(() => publisher.close());
    expect(await stand(publisher)).toEqual([expect.stringMatching(/^off: No witness is set up/)]);
  });
});

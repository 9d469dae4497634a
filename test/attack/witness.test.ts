import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { cosignedAt, readCosignerKey } from '../../src/transparency-log/cosignature.js';
import { newSigningKey, readNote, signNote } from '../../src/transparency-log/signed-note.js';
import { addCheckpointBody } from '../../src/transparency-log/witness-request.js';
import {
  hashOfOrigin,
  readKey,
  WitnessDirectory,
} from '../../src/witness/persistence/witness-directory.js';
import { smallLog, story } from '../support/small-log.js';
import { type RunningWitness, startWitness } from '../support/witness.js';

const honest = smallLog(story(300));
/** The same first 20 entries, then another story. */
const forked = smallLog([...story(20), ...story(280, 'lie')]);

let witness: RunningWitness;
beforeEach(async () => {
  witness = await startWitness([honest.signer.vkey]);
});
afterEach(() => witness.stop());

const answerOf = async (response: Response) => [response.status, await response.text()];
const newest = () => fetch(`${witness.url}/${hashOfOrigin(honest.origin)}/checkpoint`);

describe('A witness', () => {
  it('cosigns a log as it grows, and shows what it cosigned last', async () => {
    expect((await newest()).status).toBe(404);
    for (const [from, to] of [
      [0, 0],
      [0, 3],
      [3, 3],
      [3, 256],
      [256, 300],
    ] as const) {
      const response = await witness.add(await honest.request(from, to));
      expect(response.status).toBe(200);
      const note = readNote(honest.note(to) + (await response.text()))!;
      const at = cosignedAt(note, readCosignerKey(witness.vkey)!);
      expect(Math.abs(Date.now() / 1000 - at!)).toBeLessThan(60);
    }
    const shown = await (await newest()).text();
    expect(shown.startsWith(honest.note(300))).toBe(true);
    expect(cosignedAt(readNote(shown)!, readCosignerKey(witness.vkey)!)).not.toBeNull();
  });

  it('tells a log that lost count which size it cosigned', async () => {
    await witness.add(await honest.request(0, 30));
    const response = await witness.add(await honest.request(20, 40));
    expect(response.headers.get('content-type')).toBe('text/x.tlog.size');
    expect(await answerOf(response)).toEqual([409, '30\n']);
  });

  it('keeps its key from others, and does not start when they may read it', async () => {
    const key = join(witness.directory, 'witness.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    await chmod(key, 0o640);
    expect(() => readKey(witness.directory, 'witness.example/w1')).toThrow('Set its mode to 0600');
  });

  it('is the only one in its directory', () => {
    const second = () => WitnessDirectory.open(witness.directory, 'witness.example/w1');
    expect(second).toThrow('Another witness is using');
  });
});

describe('A witness is not made to cosign', () => {
  beforeEach(async () => {
    expect((await witness.add(await honest.request(0, 30))).status).toBe(200);
  });
  afterEach(async () => {
    // Whatever was tried, it stands by what it cosigned and goes on with the honest log.
    expect((await witness.add(await honest.request(30, 31))).status).toBe(200);
  });

  it('a rolled-back log, with the old size it remembers or any other', async () => {
    expect((await witness.add(await honest.request(0, 10))).status).toBe(409);
    expect((await witness.add(await honest.request(10, 20))).status).toBe(409);
    const body = addCheckpointBody(30, [], honest.note(10));
    expect((await witness.add(body)).status).toBe(400);
  });

  it('another root of the same size', async () => {
    const body = addCheckpointBody(30, [], forked.note(30));
    expect((await witness.add(body)).status).toBe(422);
  });

  it('a larger tree of another story, with its own proof, with the true one, or with none', async () => {
    for (const proof of [await forked.proof(30, 40), await honest.proof(30, 40), []]) {
      const body = addCheckpointBody(30, proof, forked.note(40));
      expect((await witness.add(body)).status).toBe(422);
    }
  });

  it('the other story from the start', async () => {
    expect((await witness.add(await forked.request(0, 40))).status).toBe(409);
  });

  it('a first checkpoint with a proof from nothing, or an empty tree with a root', async () => {
    const other = smallLog(story(5), { origin: 'audit.example/2', key: newSigningKey() });
    const second = await startWitness([other.signer.vkey], { name: 'witness.example/w2' });
    const body = addCheckpointBody(0, [Buffer.alloc(32)], other.note(5));
    expect((await second.add(body)).status).toBe(422);
    const rooted = signNote(`${other.origin}\n0\n${other.root(5).toString('base64')}\n`, [
      other.signer,
    ]);
    expect((await second.add(addCheckpointBody(0, [], rooted))).status).toBe(422);
    await second.stop();
  });

  it('a proof of more than 63 hashes, or a body beyond measure', async () => {
    const hashes = Array.from({ length: 64 }, () => Buffer.alloc(32));
    const oversized = addCheckpointBody(30, hashes, honest.note(40));
    expect((await witness.add(oversized)).status).toBe(400);
    expect((await witness.add(`old 30\n${'A'.repeat(200_000)}`)).status).toBe(413);
  });

  it('a log that it does not watch', async () => {
    const stranger = smallLog(story(5), { origin: 'audit.example/2' });
    expect((await witness.add(await stranger.request(0, 5))).status).toBe(404);
  });

  it('what another key signed in the name of the log', async () => {
    const impostor = smallLog(story(40), { key: newSigningKey() });
    expect((await witness.add(await impostor.request(30, 40))).status).toBe(403);
  });

  it('a note on which the key’s own signature is spoiled, beside a good one', async () => {
    const good = honest.note(40);
    const [, line = ''] = good.split('\n\n');
    const spoiled = good + line.replace(/.{6}=\n$/, 'AAAAAA=\n');
    const body = addCheckpointBody(30, await honest.proof(30, 40), spoiled);
    expect((await witness.add(body)).status).toBe(403);
  });

  it.each([
    ['nothing', '', 400],
    ['a sentence', 'Please cosign.\n', 400],
    ['a size of 2^64', 'old 18446744073709551616\n\n', 400],
  ])('%s', async (_, body, status) => {
    expect((await witness.add(body)).status).toBe(status);
  });

  it('by another method, or another path', async () => {
    const statuses = await Promise.all([
      fetch(`${witness.url}/add-checkpoint`).then(({ status }) => status),
      fetch(`${witness.url}/${'a'.repeat(64)}/checkpoint`, { method: 'PUT' }).then((r) => r.status),
      fetch(`${witness.url}/../witness.key`).then(({ status }) => status),
      fetch(`${witness.url}/%2e%2e%2fwitness.key/checkpoint`).then(({ status }) => status),
    ]);
    expect(statuses).toEqual([405, 405, 404, 404]);
  });
});

describe('Of requests at once', () => {
  it('two stories never both go out, whatever the order in which fifty arrive', async () => {
    await witness.add(await honest.request(0, 20));
    const bodies = await Promise.all(
      Array.from({ length: 50 }, (_, i) => (i % 2 === 0 ? honest : forked).request(20, 21 + i)),
    );
    const answers = await Promise.all(bodies.map((body) => witness.add(body)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
  });
});

describe('A split view', () => {
  it('shown to two witnesses leaves two cosigned checkpoints that contradict each other', async () => {
    const second = await startWitness([honest.signer.vkey], { name: 'witness.example/w2' });
    expect((await witness.add(await honest.request(0, 30))).status).toBe(200);
    expect((await second.add(await forked.request(0, 30))).status).toBe(200);
    // Neither can be moved to the other story, so no checkpoint ever bears both cosignatures again.
    const proof = await honest.proof(30, 40);
    expect((await second.add(addCheckpointBody(30, proof, honest.note(40)))).status).toBe(422);
    const shown = [witness, second].map(async ({ url }) =>
      (await fetch(`${url}/${hashOfOrigin(honest.origin)}/checkpoint`)).text(),
    );
    const [one, two] = (await Promise.all(shown)).map((note) => readNote(note)!.text.split('\n'));
    expect(one!.slice(0, 2)).toEqual(two!.slice(0, 2));
    expect(one![2]).not.toBe(two![2]);
    await second.stop();
  });
});

describe('A witness whose record was touched', () => {
  it.each([
    ['by one byte', (note: string) => note.replace('\n30\n', '\n20\n')],
    ['to nothing', () => ''],
    ['to a checkpoint that it did not cosign', () => honest.note(10)],
  ])('%s cosigns nothing more for that log, and tells its operator', async (_, change) => {
    await witness.add(await honest.request(0, 30));
    const [file = ''] = await readdir(join(witness.directory, 'logs'));
    const path = join(witness.directory, 'logs', file);
    await writeFile(path, change(await readFile(path, 'utf8')));
    const answer = await answerOf(await witness.add(await honest.request(30, 40)));
    expect(answer).toEqual([500, 'The witness is not able to answer.\n']);
    expect(witness.complaints).toEqual([expect.stringContaining('is damaged')]);
  });

  it('by a crash halfway through writing goes on from what it had answered', async () => {
    await witness.add(await honest.request(0, 30));
    const draft = join(witness.directory, 'logs', `${hashOfOrigin(honest.origin)}.new`);
    await writeFile(draft, honest.note(40).slice(0, 50));
    expect((await witness.add(await honest.request(30, 40))).status).toBe(200);
  });
});

it('A witness outlives somebody who opens a connection and says nothing sensible', async () => {
  const { port } = new URL(witness.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write('POST /add-checkpoint HTTP/1.1\r\nHost: x\r\nContent-Length: 999\r\n\r\nold');
  socket.destroy();
  expect((await witness.add(await honest.request(0, 30))).status).toBe(200);
});

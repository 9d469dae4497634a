import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { smallLog, type SmallLog, story } from '../support/small-log.js';

const KILLS = 12;
/** The same entry at first, then two stories; a dishonest log tries both all the time. */
const stories = [smallLog(story(3000)), smallLog([...story(1), ...story(2999, 'lie')])] as const;
const cli = join(__dirname, '..', '..', 'dist', 'cli.js');

let directory: string;
let child: ChildProcess | null = null;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'plumbline-witness-'));
});
afterEach(async () => {
  child?.kill('SIGKILL');
  await rm(directory, { recursive: true, force: true });
});

/** Starts `plumbline witness` in the directory. @returns its address, once it says it */
async function start(): Promise<string> {
  const options = ['--directory', directory, '--name', 'witness.example/w1', '--port', '0'];
  const args = [cli, 'witness', ...options, '--log', stories[0].signer.vkey];
  const started = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  child = started;
  for await (const line of createInterface(started.stdout)) {
    const [address] = /http:\S+\d/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The witness ended without a word.');
}

/**
 * Sends both stories in turn, each from the size that the witness names, until it is killed.
 * @returns the size that it named or cosigned last
 */
async function press(url: string, cosigned: Set<SmallLog>, from: number): Promise<number> {
  let size = from;
  for (let turn = 0; ; turn += 1) {
    const log = stories[turn % 2 === 0 ? 0 : 1];
    const next = Math.min(size + 1 + (turn % 3), 3000);
    const answer = await post(url, await log.request(size, next));
    if (answer === null) return size;
    if (answer.status === 200) {
      if (next > 1) cosigned.add(log);
      size = next;
    } else if (answer.status === 409) {
      // Larger by an answer that the kill cut off, never smaller than what we were told.
      expect(Number(answer.text)).toBeGreaterThanOrEqual(size);
      size = Number(answer.text);
    } else expect(answer.status).toBe(422);
  }
}

/** Null once nobody answers. */
async function post(url: string, body: string): Promise<{ status: number; text: string } | null> {
  try {
    const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return null;
  }
}

it('A witness killed at any moment forgets nothing it cosigned and never tells two stories', async () => {
  const cosigned = new Set<SmallLog>();
  let size = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const url = await start();
    const killed = child!;
    const exited = once(killed, 'exit');
    setTimeout(() => killed.kill('SIGKILL'), 5 + kill * 7);
    size = await press(url, cosigned, size);
    await exited;
  }
  expect(size).toBeGreaterThan(KILLS);
  expect(cosigned.size).toBe(1);
});

it('A second witness does not start in the same directory, and can once the first is killed', async () => {
  await start();
  const first = child!;
  await expect(start()).rejects.toThrow('ended without a word');
  const exited = once(first, 'exit');
  first.kill('SIGKILL');
  await exited;
  expect(await start()).toMatch(/^http:/);
});

import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { FilesystemObjectStore } from '../../src/platform/object-store/filesystem-object-store.js';
import { describeObjectStore } from './object-store.contract.js';

const roots: string[] = [];
async function freshRoot(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'objects-'));
  roots.push(root);
  return root;
}

afterAll(() => Promise.all(roots.map((root) => rm(root, { recursive: true, force: true }))));

describeObjectStore('filesystem', async () => new FilesystemObjectStore(await freshRoot()));

describe('the filesystem driver', () => {
  it('makes objects read-only and folders private', async () => {
    const root = await freshRoot();
    await new FilesystemObjectStore(root).put('a/b', Buffer.from('x'));
    expect((await stat(join(root, 'a/b'))).mode & 0o777).toBe(0o400);
    expect((await stat(join(root, 'a'))).mode & 0o777).toBe(0o700);
  });

  it('notices that a stored object was changed behind its back', async () => {
    const root = await freshRoot();
    const store = new FilesystemObjectStore(root);
    const { key } = await store.putByContent('originals', Buffer.from('evidence'));
    await rm(join(root, key));
    await writeFile(join(root, key), 'Evidence');
    const again = store.putByContent('originals', Buffer.from('evidence'));
    await expect(again).rejects.toMatchObject({ code: 'exists' });
  });

  it('leaves nothing in its incoming folder, whatever happened', async () => {
    const root = await freshRoot();
    const store = new FilesystemObjectStore(root);
    await store.put('a', Buffer.from('x'));
    await store.put('a', Buffer.from('y')).catch(() => undefined);
    await store.put('b', Buffer.from('y'), { sha256: 'no' }).catch(() => undefined);
    expect(await readdir(join(root, '.incoming'))).toEqual([]);
  });

  it('sweeps what killed writers left, once a day has passed', async () => {
    const root = await freshRoot();
    const store = new FilesystemObjectStore(root);
    await store.check();
    const leftover = join(root, '.incoming', 'left');
    await writeFile(leftover, 'half');
    const now = new Date();
    expect(await store.sweepLeftovers(now)).toBe(0);
    const yesterday = new Date(now.getTime() - 25 * 60 * 60 * 1000);
    await utimes(leftover, yesterday, yesterday);
    expect(await store.sweepLeftovers(now)).toBe(1);
  });
});

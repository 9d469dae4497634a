import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';

import type { ObjectStore } from '../../src/platform/object-store/object-store.js';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** What every driver promises. `makeStore` gives an empty store; `prefix` keeps shared buckets apart. */
export function describeObjectStore(name: string, makeStore: () => Promise<ObjectStore>): void {
  describe(`object store: ${name}`, () => {
    let store: ObjectStore;
    let folder: string;

    beforeAll(async () => {
      store = await makeStore();
      folder = await mkdtemp(join(tmpdir(), 'object-store-'));
    });
    afterAll(() => rm(folder, { recursive: true, force: true }));

    const readAll = async (key: string, range?: { first: number; last: number }) =>
      buffer((await store.open(key, range)).stream);

    async function sourceOf(kind: string, bytes: Buffer) {
      if (kind === 'buffer') return bytes;
      if (kind === 'stream') return Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]);
      return fileOf(bytes);
    }

    async function fileOf(bytes: Buffer) {
      const path = join(folder, sha256(bytes));
      await writeFile(path, bytes);
      return { path };
    }

    it.each(['buffer', 'stream', 'file'])(
      'returns from a %s the bytes, size and digest that went in',
      async (kind) => {
        const bytes = randomBytes(300_000);
        const stored = await store.put(`in/${kind}`, await sourceOf(kind, bytes));
        expect(stored).toEqual({ key: `in/${kind}`, sizeBytes: 300_000, sha256: sha256(bytes) });
        expect((await readAll(`in/${kind}`)).equals(bytes)).toBe(true);
        expect(await store.head(`in/${kind}`)).toEqual({ sizeBytes: 300_000 });
      },
    );

    it('keeps a file of several upload parts whole', async () => {
      const bytes = randomBytes(40 * 1024 * 1024);
      const stored = await store.put('in/large', await sourceOf('file', bytes));
      expect(stored.sha256).toBe(sha256(bytes));
      expect(sha256(await readAll('in/large'))).toBe(sha256(bytes));
    });

    it('keeps an empty object', async () => {
      await store.put('in/empty', Buffer.alloc(0));
      expect(await store.head('in/empty')).toEqual({ sizeBytes: 0 });
      expect(await readAll('in/empty')).toHaveLength(0);
    });

    it('derives the key from the content', async () => {
      const bytes = randomBytes(1000);
      const digest = sha256(bytes);
      const key = `originals/${digest.slice(0, 2)}/${digest.slice(2, 4)}/${digest}`;
      expect((await store.putByContent('originals', bytes)).key).toBe(key);
      expect((await store.putByContent('originals', await fileOf(bytes))).key).toBe(key);
    });

    it('adopts the same bytes written again, and refuses others', async () => {
      await store.put('once/a', Buffer.from('first'));
      await expect(store.put('once/a', Buffer.from('first'))).resolves.toMatchObject({
        sizeBytes: 5,
      });
      await expect(store.put('once/a', Buffer.from('other'))).rejects.toMatchObject({
        code: 'exists',
      });
      await expect(store.put('once/a', Buffer.from('longer'))).rejects.toMatchObject({
        code: 'exists',
      });
      expect((await readAll('once/a')).toString()).toBe('first');
    });

    it('replaces what is meant to change, with the new bytes whole or the old ones', async () => {
      await store.replace('head/now', Buffer.from('first'));
      const texts = Array.from({ length: 8 }, (_, i) => String(i).repeat(20_000));
      const reads: string[] = [];
      await Promise.all(
        texts.map(async (text) => {
          await store.replace('head/now', Buffer.from(text));
          reads.push((await readAll('head/now')).toString());
        }),
      );
      for (const read of reads) expect(texts).toContain(read);
      await store.replace('head/now', Buffer.from('last'));
      expect((await readAll('head/now')).toString()).toBe('last');
    });

    it('takes a lock where it has locks, and the object either way', async () => {
      const lockedUntil = new Date('2040-01-01T00:00:00Z');
      const stored = await store.put('once/locked', Buffer.from('x'), { lockedUntil });
      const wanted = (await store.locking()) === 'compliance' ? lockedUntil : undefined;
      expect(stored.lockedUntil).toEqual(wanted);
    });

    it('lets one of many writers of different bytes win, and keeps its bytes', async () => {
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) => store.put('once/race', Buffer.from(`writer ${i}`))),
      );
      const winners = outcomes.filter((outcome) => outcome.status === 'fulfilled');
      const held = sha256(await readAll('once/race'));
      expect(winners.map((winner) => winner.value.sha256)).toContain(held);
    });

    it('stores nothing when the digest is not the announced one', async () => {
      const refused = store.put('once/wrong', Buffer.from('abc'), { sha256: '0'.repeat(64) });
      await expect(refused).rejects.toMatchObject({ code: 'wrong-digest' });
      expect(await store.head('once/wrong')).toBeNull();
    });

    it('stores nothing when the source breaks off', async () => {
      const breaking = Readable.from(
        (function* () {
          yield Buffer.from('some');
          throw new Error('the camera went away');
        })(),
      );
      await expect(store.put('once/broken', breaking)).rejects.toThrow('the camera went away');
      expect(await store.head('once/broken')).toBeNull();
    });

    it('serves exactly the range that was asked for', async () => {
      await store.put('range/a', Buffer.from('0123456789'));
      expect((await readAll('range/a', { first: 0, last: 0 })).toString()).toBe('0');
      expect((await readAll('range/a', { first: 3, last: 6 })).toString()).toBe('3456');
      expect((await readAll('range/a', { first: 9, last: 9 })).toString()).toBe('9');
      expect((await store.open('range/a', { first: 3, last: 6 })).sizeBytes).toBe(10);
    });

    it.each([
      [-1, 2],
      [4, 3],
      [0, 10],
      [10, 10],
      [0.5, 2],
    ])('refuses the range %p to %p of ten bytes', async (first, last) => {
      await store.put('range/a', Buffer.from('0123456789'));
      await expect(store.open('range/a', { first, last })).rejects.toMatchObject({
        code: 'bad-range',
      });
    });

    it('says that an unknown key is missing', async () => {
      expect(await store.head('nothing/here')).toBeNull();
      await expect(store.open('nothing/here')).rejects.toMatchObject({ code: 'missing' });
    });

    it('lists what begins with a prefix, in byte order, and nothing half-written', async () => {
      for (const key of ['list/b', 'list/a/z', 'list/a-1', 'list/a.1', 'list/a0', 'listed']) {
        await store.put(key, Buffer.from(key));
      }
      const keysOf = async (prefix: string) => {
        const keys: string[] = [];
        for await (const { key } of store.list(prefix)) keys.push(key);
        return keys;
      };
      expect(await keysOf('list/')).toEqual([
        'list/a-1',
        'list/a.1',
        'list/a/z',
        'list/a0',
        'list/b',
      ]);
      expect(await keysOf('list/a')).toEqual(['list/a-1', 'list/a.1', 'list/a/z', 'list/a0']);
      expect(await keysOf('none/')).toEqual([]);
    });

    it('removes an object, and removing it again is fine', async () => {
      await store.put('gone/a', Buffer.from('x'));
      await store.remove('gone/a');
      await store.remove('gone/a');
      expect(await store.head('gone/a')).toBeNull();
    });

    it.each([
      '',
      '/',
      '/etc/passwd',
      '../outside',
      'a/../../outside',
      'a//b',
      'a/',
      'a/.hidden',
      '.incoming/x',
      'a\0b',
      'a\nb',
      'C:\\x',
      'a b',
      'ü',
      'x'.repeat(513),
    ])('refuses the key %j', async (key) => {
      const refused = { code: 'bad-key' };
      await expect(store.put(key, Buffer.from('x'))).rejects.toMatchObject(refused);
      await expect(store.open(key)).rejects.toMatchObject(refused);
      await expect(store.head(key)).rejects.toMatchObject(refused);
      await expect(store.remove(key)).rejects.toMatchObject(refused);
    });

    it('passes its own check', async () => {
      await expect(store.check()).resolves.toBeUndefined();
    });
  });
}

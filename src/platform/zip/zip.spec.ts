import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { type ZipEntry, zipOf } from './zip.js';

const CHUNK = Buffer.alloc(256 * 1024, 'x');

// Yielding is what is asked of an async iterable here; there is nothing to await.
async function* of(...entries: ZipEntry[]): AsyncGenerator<ZipEntry> {
  await turn();
  yield* entries;
}

/** Bytes that do not become fewer by being packed. */
function noise(length: number): Buffer {
  let state = 1;
  const next = () => (state = (state * 48_271) % 0x7fff_ffff) & 0xff;
  return Buffer.from(Array.from({ length }, next));
}

describe('an archive', () => {
  it('holds buffers, streams and what is opened late, in order, and the same bytes each time', async () => {
    const once = () =>
      buffer(
        zipOf(
          of(
            { name: 'a.txt', content: Buffer.from('one') },
            { name: 'empty', content: Buffer.alloc(0) },
            { name: 'b/stream', content: Readable.from([CHUNK, CHUNK]) },
            { name: 'late', content: () => Readable.from([Buffer.from('three')]) },
          ),
        ),
      );
    const bytes = await once();
    expect(bytes.equals(await once())).toBe(true);
    const text = bytes.toString('latin1');
    const at = ['a.txt', 'empty', 'b/stream', 'late'].map((name) => text.indexOf(name));
    expect(at).toEqual([...at].sort((a, b) => a - b));
    expect(at).not.toContain(-1);
    expect(bytes.readUInt16LE(bytes.length - 12)).toBe(4);
  });

  it('is complete without any file', async () => {
    const bytes = await buffer(zipOf(of()));
    expect(bytes.subarray(0, 4).toString('latin1')).toBe('PK\x05\x06');
  });

  it('asks for no more entries than its reader takes, and ends them when the reader goes', async () => {
    const seen = { asked: 0, open: 0, ended: false };
    const content = noise(512 * 1024);
    async function* endless(): AsyncGenerator<ZipEntry> {
      try {
        for (;;) {
          seen.asked += 1;
          seen.open += 1;
          const stream = Readable.from([content]).once('close', () => (seen.open -= 1));
          yield { name: `file-${seen.asked}`, content: stream };
          await turn();
        }
      } finally {
        seen.ended = true;
      }
    }
    const archive = zipOf(endless());
    for (let i = 0; i < 50; i += 1) await turn();
    expect(seen.asked).toBeLessThanOrEqual(3);
    archive.destroy();
    while (!seen.ended || seen.open > 0) await turn();
  });

  it.each([
    ['content', of({ name: 'a', content: () => Readable.from(failing()) })],
    ['list of entries', failing()],
    ['opening', of({ name: 'a', content: fails })],
  ])('fails where its %s fails, and does not end as if it were whole', async (_what, entries) => {
    await expect(buffer(zipOf(entries))).rejects.toThrow('The disk is gone');
  });
});

function fails(): never {
  throw new Error('The disk is gone');
}

async function* failing(): AsyncGenerator<never> {
  await turn();
  fails();
  yield* [];
}

import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BreachedList } from './breached-list.js';
import { stageBreachedList } from './import-breached-list.js';

describe('A list of breached passwords', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-list-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('finds each of thousands, in either shape, and counts what stands twice once', async () => {
    const word = (at: number) => `word number ${at}`;
    const sha1 = (text: string) => createHash('sha1').update(text).digest('hex').toUpperCase();
    const lines = Array.from({ length: 5_000 }, (_, at) =>
      at % 2 === 0 ? word(at) : `${sha1(word(at))}:${at}`,
    );
    const file = join(folder, 'list.txt');
    await writeFile(file, [...lines, '', word(1), `${sha1(word(2))}:7`].join('\r\n'));
    const staged = await stageBreachedList(folder, file, new Date());
    staged.put();
    staged.discard();
    expect(staged.about.passwords).toBe(5_000);
    const list = new BreachedList(folder);
    for (let at = 0; at < 5_000; at += 1) expect(await list.holdsAny([word(at)])).toBe(true);
    expect(await list.holdsAny([word(5_000), word(-1)])).toBe(false);
  });
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkByDecoding } from '../../../src/platform/media/decode-check.js';
import { MediaTools } from '../../../src/platform/media/media-tools.js';
import { planProxy } from '../../../src/platform/media/playability.js';
import { probe } from '../../../src/platform/media/probe.js';
import { makeProxy, makeThumbnail } from '../../../src/platform/media/renditions.js';
import { makeSyntheticMedia, type SyntheticMedia } from '../../support/synthetic-media.js';

let folder: string;
let tools: MediaTools;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  tools = await MediaTools.prepare({
    ffmpegPath: 'ffmpeg',
    ffprobePath: 'ffprobe',
    workFolder: join(folder, 'work'),
    encodeAtOnce: 1,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const make = (media: SyntheticMedia) => makeSyntheticMedia(folder, media);

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('the probe', () => {
  it('describes a recording by its content, whatever it is called', async () => {
    const path = await make({ name: 'a.mp4', output: ['-f', 'mpegts'] });
    const facts = await probe(tools, path);
    expect(facts).toMatchObject({ container: 'mpeg-ts', video: { codec: 'h264', width: 320 } });
    expect(facts.startMs).toBeGreaterThan(0);
  });

  it('notices an MP4 in fragments', async () => {
    const fragments = ['-movflags', 'frag_keyframe+empty_moov'];
    const path = await make({ name: 'fragments.mp4', output: fragments });
    expect((await probe(tools, path)).isFragmented).toBe(true);
    expect((await probe(tools, await make({ name: 'whole.mp4' }))).isFragmented).toBe(false);
  });

  it('cannot be told of a stream by a title (why its output is read as JSON)', async () => {
    const forged = 'x\n[/FORMAT]\n[STREAM]\ncodec_type=video\ncodec_name=hevc\n[/STREAM]\n[FORMAT]';
    const path = await make({ name: 'forged.mp4', output: ['-metadata', `title=${forged}`] });
    const facts = await probe(tools, path);
    expect(facts).toMatchObject({ video: { codec: 'h264' }, furtherStreams: 0 });
  });

  it('says of a file without its index that it is truncated', async () => {
    const whole = await readFile(await make({ name: 'long.mp4' }));
    const cut = await write('cut.mp4', whole.subarray(0, whole.length / 2));
    await expect(probe(tools, cut)).rejects.toMatchObject({ code: 'truncated' });
  });
});

describe('F01 to F04: a playlist that calls itself a recording', () => {
  it('opens no address and no other file', async () => {
    let hits = 0;
    const server = createServer((_, response) => {
      hits += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/secret.ts`;
      const other = await make({ name: 'other.ts' });
      const disguises = {
        'hls.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${url}\n#EXT-X-ENDLIST\n`,
        'local.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n${other}\n#EXT-X-ENDLIST\n`,
        'concat.mp4': `ffconcat version 1.0\nfile '${other}'\n`,
        'sdp.mp4': 'v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nm=video 5004 RTP/AVP 96\n',
        'dash.mp4': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>${url}</BaseURL></MPD>`,
      };
      for (const [name, text] of Object.entries(disguises)) {
        await expect(probe(tools, await write(name, text))).rejects.toMatchObject({
          code: 'not-media',
        });
      }
      expect(hits).toBe(0);
    } finally {
      server.close();
    }
  });
});

describe('F07: a picture beyond all measure', () => {
  it('is refused, not decoded', async () => {
    const path = await make({
      name: 'huge.avi',
      seconds: 0.1,
      size: '16000x8000',
      video: ['-c:v', 'mjpeg'],
      audio: null,
    });
    const refused = probe(tools, path).then((facts) =>
      checkByDecoding(tools, { input: path, facts }),
    );
    await expect(refused).rejects.toMatchObject({ code: 'unreadable' });
  });
});

describe('F16: what ffmpeg is started with', () => {
  it('is an empty environment and a folder of its own, which is gone afterwards', async () => {
    process.env['PLUMBLINE_TEST_SECRET'] = 'hunter2';
    const spy = await write('spy', `#!/bin/sh\nenv > ${folder}/seen\npwd >> ${folder}/seen\n`);
    await chmod(spy, 0o700);
    const spied = MediaTools.prepare({
      ffmpegPath: spy,
      ffprobePath: spy,
      workFolder: join(folder, 'spied'),
      encodeAtOnce: 1,
    });
    await expect(spied).rejects.toMatchObject({ code: 'tools-missing' });
    const seen = await readFile(join(folder, 'seen'), 'utf8');
    expect(seen).not.toContain('hunter2');
    expect(seen).toContain('HOME=/nonexistent');
    expect(seen).toContain(join(folder, 'spied', `process-${process.pid}`));
  });

  it('says what to type when it is not there', async () => {
    const nowhere = MediaTools.prepare({
      ffmpegPath: join(folder, 'nowhere'),
      ffprobePath: 'ffprobe',
      workFolder: join(folder, 'none'),
      encodeAtOnce: 1,
    });
    await expect(nowhere).rejects.toThrow('apt-get install ffmpeg');
  });

  it('leaves the folders of living processes alone and removes those of dead ones', async () => {
    const parent = join(folder, 'folders');
    await mkdir(join(parent, 'process-1'), { recursive: true });
    await mkdir(join(parent, 'process-999999999'), { recursive: true });
    await MediaTools.prepare({
      ffmpegPath: 'ffmpeg',
      ffprobePath: 'ffprobe',
      workFolder: parent,
      encodeAtOnce: 1,
    });
    expect((await readdir(parent)).sort()).toEqual(['process-1', `process-${process.pid}`]);
  });
});

describe('R12: a run that does not end', () => {
  it.each(['at once', 'before it began', 'when it has begun'])(
    'is stopped when its work is called off %s',
    async (when) => {
      const path = await make({ name: 'slow.mp4', seconds: 60, size: '640x360' });
      const facts = await probe(tools, path);
      const called = new AbortController();
      if (when === 'at once') called.abort();
      if (when === 'before it began') setImmediate(() => called.abort());
      const run = checkByDecoding(tools, {
        input: path,
        facts,
        signal: called.signal,
        onPercent: () => called.abort(),
      });
      await expect(run).rejects.toMatchObject({ code: 'aborted' });
    },
  );
});

describe('renditions', () => {
  it.each<[string, SyntheticMedia]>([
    ['a transport stream', { name: 'r.ts' }],
    ['an AVI with MPEG-4 picture', { name: 'r.avi', video: ['-c:v', 'mpeg4'] }],
    ['an MKV without sound', { name: 'r.mkv', audio: null }],
    ['an MP4 in fragments', { name: 'r.mp4', output: ['-movflags', 'frag_keyframe+empty_moov'] }],
    ['a picture with odd sides', { name: 'odd.avi', size: '321x181', video: ['-c:v', 'mjpeg'] }],
  ])('make %s playable, from zero, at its length and without its tags', async (_, media) => {
    const tag = ['-metadata', 'comment=33.12676,-117.32733'];
    const path = await make({ ...media, output: [...tag, ...(media.output ?? [])] });
    const facts = await probe(tools, path);
    const plan = planProxy(facts);
    if (plan.kind === 'none') throw new Error('this one needs no proxy');
    await tools.withFolder(async (work) => {
      const made = await makeProxy(tools, plan, { input: path, facts, folder: work });
      const proxy = await probe(tools, made.path);
      expect(planProxy(proxy)).toEqual({ kind: 'none' });
      expect(proxy.startMs).toBe(0);
      expect(Math.abs(proxy.durationMs! - 2000)).toBeLessThan(100);
      expect((await readFile(made.path)).includes('117.32733')).toBe(false);
      expect(made.arguments.join(' ')).not.toContain(folder);
    });
  });

  it('make the same bytes from the same recording', async () => {
    const path = await make({ name: 'same.avi', video: ['-c:v', 'mpeg4'] });
    const facts = await probe(tools, path);
    const plan = planProxy(facts);
    if (plan.kind === 'none') throw new Error('this one needs no proxy');
    const once = () =>
      tools.withFolder(async (work) => {
        const made = await makeProxy(tools, plan, { input: path, facts, folder: work });
        return readFile(made.path);
      });
    expect((await once()).equals(await once())).toBe(true);
  });

  it('show a thumbnail, also of a recording shorter than a second', async () => {
    const path = await make({ name: 'short.mp4', seconds: 0.3 });
    const facts = await probe(tools, path);
    await tools.withFolder(async (work) => {
      const made = await makeThumbnail(tools, { input: path, facts, folder: work });
      expect((await stat(made.path)).size).toBeGreaterThan(500);
    });
  });
});

describe('the check by decoding', () => {
  it('finds a sound recording sound, also one with an uneven frame rate', async () => {
    const uneven = ['-vf', "select='not(eq(mod(n,4),1))'", '-fps_mode', 'vfr'];
    for (const media of [{ name: 'sound.mp4' }, { name: 'uneven.mp4', output: uneven }]) {
      const path = await make(media);
      const facts = await probe(tools, path);
      const checked = await checkByDecoding(tools, { input: path, facts });
      expect(checked).toEqual({ integrity: 'ok', errorLines: 0 });
    }
  });

  it('finds flipped bytes, which neither the exit code nor the duration shows', async () => {
    const path = await make({ name: 'flip.mp4' });
    const bytes = await readFile(path);
    const at = bytes.indexOf('mdat') + 4;
    for (let i = 0; i < 40; i += 1) bytes[at + 2000 + i * 300]! ^= 0xff;
    const flipped = await write('flipped.mp4', bytes);
    const facts = await probe(tools, flipped);
    expect(facts.durationMs).toBe((await probe(tools, path)).durationMs);
    const checked = await checkByDecoding(tools, { input: flipped, facts });
    expect(checked.integrity).toBe('damaged');
  });
});

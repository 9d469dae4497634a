import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeSyntheticClip } from '../../../src/demo-agency/media/synthetic-clip.js';
import { MediaTools } from '../../../src/platform/media/media-tools.js';
import { probe } from '../../../src/platform/media/probe.js';
import { runTool } from '../../../src/platform/media/run-tool.js';

const recordedAt = new Date('2026-11-02T03:04:05Z');
const clip = { cameraSerial: 'PB-1041', recordedAt, bufferMs: 3000, durationMs: 8000 };

describe('a synthetic clip', () => {
  let folder: string;
  let tools: MediaTools;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plumbline-clip-'));
    const programs = { ffmpegPath: 'ffmpeg', ffprobePath: 'ffprobe' };
    tools = await MediaTools.prepare({
      ...programs,
      workFolder: join(folder, 'work'),
      encodeAtOnce: 1,
    });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is what a camera could have made: picture and sound of the planned length', async () => {
    const facts = await probe(tools, await makeSyntheticClip(tools, folder, clip));
    expect(Math.abs((facts.durationMs ?? 0) - clip.durationMs)).toBeLessThan(200);
  });

  it('is silent until the pre-event buffer ends, and not after', async () => {
    const path = await makeSyntheticClip(tools, folder, clip);
    expect(await loudness(path, 0, 2.9)).toBeLessThan(-80);
    expect(await loudness(path, 3.2, 4)).toBeGreaterThan(-30);
  });

  /** Mean volume of a stretch, in decibels. */
  async function loudness(path: string, from: number, seconds: number): Promise<number> {
    const stretch = ['-ss', String(from), '-t', String(seconds), '-i', path];
    const { stderr } = await runTool(tools.ffmpeg, {
      args: ['-nostdin', '-hide_banner', ...stretch, '-af', 'volumedetect', '-f', 'null', '-'],
      cwd: folder,
      wallClockMs: 30_000,
    });
    return Number(/mean_volume: (-?[\d.]+) dB/.exec(stderr)?.[1]);
  }
});

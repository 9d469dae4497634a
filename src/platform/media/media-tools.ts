import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { findProgram } from '../config/find-program.js';
import { writeLauncher } from './launcher.js';
import { MediaError } from './media.errors.js';
import { runTool } from './run-tool.js';
import { Slots } from './slots.js';
import { ownWorkFolder } from './work-folder.js';

/** The first that knows -fps_mode; its predecessor -vsync is gone from ffmpeg 9. */
const OLDEST_VERSION = 5.1;
const NEEDED_ENCODERS = ['libx264', 'aac', 'mjpeg'];
const MEND = 'On Debian: apt-get install ffmpeg. Elsewhere set FFMPEG_PATH and FFPROBE_PATH.';

export interface MediaToolsOptions {
  /** Names looked up in PATH, or absolute paths. */
  ffmpegPath: string;
  ffprobePath: string;
  /** For unfinished output. The volume must allow programs to run from it. */
  workFolder: string;
  /** Encodes at once; one less than the cores leaves room for people. */
  encodeAtOnce: number;
}

/** ffmpeg and ffprobe, found, checked and confined. Everything else in this folder takes one of these. */
export class MediaTools {
  private constructor(
    /** Confined launchers, not the programs themselves. */
    readonly ffmpeg: string,
    readonly ffmpegInBackground: string,
    readonly ffprobe: string,
    /** As ffmpeg prints it, such as `5.1.9-0+deb12u1`; named by every rendition. */
    readonly version: string,
    private readonly workFolder: string,
    readonly encodeSlots: Slots,
  ) {}

  /**
   * Finds the programs and proves that they are what we need.
   * @throws MediaError tools-missing, saying what to type
   */
  static async prepare(options: MediaToolsOptions): Promise<MediaTools> {
    const workFolder = await ownWorkFolder(options.workFolder);
    const limiter = await findProgram('prlimit');
    const programs = {
      ffmpeg: await find(options.ffmpegPath),
      ffprobe: await find(options.ffprobePath),
    };
    const launch = (name: keyof typeof programs, inBackground = false) =>
      writeLauncher(join(workFolder, `confined-${name}${inBackground ? '-in-background' : ''}`), {
        program: programs[name],
        limiter,
        inBackground,
      });
    const ffmpeg = await launch('ffmpeg');
    const ffmpegInBackground = await launch('ffmpeg', true);
    const ffprobe = await launch('ffprobe');
    const version = await versionOf(ffmpeg, workFolder);
    await versionOf(ffprobe, workFolder);
    await assertEncoders(ffmpeg, workFolder);
    return new MediaTools(
      ffmpeg,
      ffmpegInBackground,
      ffprobe,
      version,
      workFolder,
      new Slots(options.encodeAtOnce),
    );
  }

  /** Lends a private folder, which is gone afterwards whatever happened. */
  async withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
    const folder = await mkdtemp(join(this.workFolder, 'run-'));
    try {
      return await work(folder);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function find(program: string): Promise<string> {
  const path = await findProgram(program);
  if (path !== null) return path;
  throw new MediaError('tools-missing', `${program} was not found. ${MEND}`);
}

async function versionOf(program: string, cwd: string): Promise<string> {
  const { stdout, stderr, exitCode } = await runTool(program, {
    args: ['-version'],
    cwd,
    wallClockMs: 10_000,
  });
  const version = /^ff(?:mpeg|probe) version (\S+)/.exec(stdout)?.[1];
  if (exitCode !== 0 || version === undefined) {
    throw new MediaError('tools-missing', `${program} does not run: ${stderr.trim()} ${MEND}`);
  }
  // Builds from a source tree carry no number; they are newer than any release we refuse.
  const number = /^n?(\d+\.\d+)/.exec(version)?.[1];
  if (number !== undefined && Number(number) < OLDEST_VERSION) {
    throw new MediaError(
      'tools-missing',
      `ffmpeg ${version} is older than ${OLDEST_VERSION}. ${MEND}`,
    );
  }
  return version;
}

async function assertEncoders(ffmpeg: string, cwd: string): Promise<void> {
  const { stdout } = await runTool(ffmpeg, {
    args: ['-hide_banner', '-encoders'],
    cwd,
    wallClockMs: 10_000,
  });
  const missing = NEEDED_ENCODERS.filter((name) => !new RegExp(` ${name} `).test(stdout));
  if (missing.length > 0) {
    throw new MediaError('tools-missing', `This ffmpeg cannot make ${missing.join(', ')}. ${MEND}`);
  }
}

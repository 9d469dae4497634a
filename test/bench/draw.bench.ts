import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.js';

const MOST_MS = 10_000;
const MOST_BYTES = 1024 ** 3;

interface Facts {
  clips: number;
  drawn: number;
  freezeMs: number;
  drawMs: number;
  peakBytes: number;
}

/** A draw from a million synthetic clips: freeze and execution, without the database. */
export async function benchDraw(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  try {
    const script = join(process.cwd(), 'test', 'bench', 'draw-of-a-million.mjs');
    const { stdout } = await promisify(execFile)(process.execPath, [script, folder]);
    return rows(JSON.parse(stdout) as Facts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function rows({ clips, drawn, freezeMs, drawMs, peakBytes }: Facts): BenchRow[] {
  const millions = clips / 1_000_000;
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return [
    {
      name: `draw of ${drawn} clips from ${millions} million: time`,
      value: `${seconds(freezeMs + drawMs)} (freeze ${seconds(freezeMs)}, draw ${seconds(drawMs)})`,
      aim: 'under 10 s',
      met: freezeMs + drawMs < MOST_MS,
    },
    {
      name: `draw of ${drawn} clips from ${millions} million: peak memory`,
      value: `${Math.round(peakBytes / 1024 ** 2)} MiB`,
      aim: 'under 1 GiB',
      met: peakBytes < MOST_BYTES,
    },
  ];
}

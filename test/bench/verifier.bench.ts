import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BenchRow } from './bench-row.js';

/** `VERIFIER_BENCH_ENTRIES=10000000` takes 5 GB of disk and some minutes. */
const ENTRIES = Number(process.env.VERIFIER_BENCH_ENTRIES ?? 1_000_000);
const LEAST_PER_SECOND = 100_000;
const MOST_BYTES = 256 * 1024 ** 2;

/** The verifier, as it is shipped, over a synthetic log: speed, and the memory of its process. */
export async function benchVerifier(): Promise<BenchRow[]> {
  const run = promisify(execFile);
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-bench-'));
  try {
    await run(process.execPath, [script('synthetic-log.mjs'), folder, String(ENTRIES)]);
    const { stdout } = await run(process.execPath, [script('verifier-in-a-child.mjs'), folder]);
    const facts = JSON.parse(stdout) as { seconds: number; peakBytes: number; entries: number };
    return rows(facts);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const script = (name: string) => join(process.cwd(), 'test', 'bench', name);

function rows(facts: { seconds: number; peakBytes: number; entries: number }): BenchRow[] {
  const { seconds, peakBytes, entries } = facts;
  const perSecond = Math.round(entries / seconds);
  const millions = `${entries / 1_000_000} million entries`;
  return [
    {
      name: `verifier over ${millions}: speed`,
      value: `${perSecond.toLocaleString('en')} entries/s (${seconds.toFixed(1)} s)`,
      aim: '100,000 entries/s or more',
      met: perSecond >= LEAST_PER_SECOND,
    },
    {
      name: `verifier over ${millions}: peak memory`,
      value: `${Math.round(peakBytes / 1024 ** 2)} MiB`,
      aim: 'under 256 MiB',
      met: peakBytes < MOST_BYTES,
    },
  ];
}

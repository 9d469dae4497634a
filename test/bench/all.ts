import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { BenchRow } from './bench-row.js';

type Bench = () => Promise<BenchRow[]>;

const chosen = process.env.BENCH?.split(',');

function benchmarks(): [string, Bench][] {
  const files = globSync(join(__dirname, '*.bench.ts')).sort();
  return files
    .map((file): [string, string] => [basename(file, '.bench.ts'), file])
    .filter(([name]) => chosen?.includes(name) ?? true)
    .flatMap(([name, file]) => {
      const exported = jest.requireActual<Record<string, unknown>>(file);
      return Object.entries(exported)
        .filter(([key]) => key.startsWith('bench'))
        .map(([, run]): [string, Bench] => [name, run as Bench]);
    });
}

function print({ name, ratio, value, aim, met }: BenchRow): void {
  const figures = [value, ratio === undefined ? undefined : `${ratio.toFixed(2)}x`];
  const measured = figures.filter((text) => text !== undefined).join(', ');
  process.stdout.write(`${met ? '✓' : '✗'} ${name}: ${measured} (aim: ${aim})\n`);
}

describe('benchmarks', () => {
  it.each(benchmarks())('%s', async (_name, run) => {
    for (const row of await run()) print(row);
  });
});

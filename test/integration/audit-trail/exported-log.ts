import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { AnchorsRepository } from '../../../src/audit-trail/persistence/anchors.repository.js';
import { CheckpointsQuery } from '../../../src/audit-trail/queries/checkpoints.query.js';
import { TrailFolder } from '../../../src/audit-trail/queries/trail-folder.js';
import type { ZipEntry } from '../../../src/platform/zip/zip.js';
import { run } from '../../../src/verifier/cli.js';
import type { TrailDatabase } from './trail-database.js';
import type { TrailPublisher } from './trail-publisher.js';

/** Writes the published log into a new folder, file by file as an export packs it. */
export async function exportLog(
  database: TrailDatabase,
  publisher: TrailPublisher,
): Promise<string> {
  const checkpoints = new CheckpointsQuery(database.dataSource);
  const head = await checkpoints.newest();
  if (head === null) throw new Error('Publish before exporting.');
  const trail = new TrailFolder(
    database.dataSource,
    publisher.tree,
    checkpoints,
    publisher.keys,
    publisher.witnessing.policy,
    new AnchorsRepository(database.dataSource),
  );
  return unpacked(trail.files(head, { withDisclosures: true }));
}

/** Lays the files of an export into a new folder. */
export async function unpacked(files: AsyncIterable<ZipEntry>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'plumbline-export-'));
  for await (const file of files) {
    const path = join(folder, file.name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, typeof file.content === 'function' ? file.content() : file.content);
  }
  return folder;
}

export interface Verdict {
  readonly exitCode: number;
  readonly integrity: string;
  readonly completeness: string;
  readonly entries: number | null;
  readonly keys: readonly string[];
  readonly 'time stamps'?: readonly string[];
  readonly findings: {
    severity: string;
    check: string;
    file: string;
    position?: string;
    says: string;
  }[];
}

/** Runs `plumbline-verify … --json` in this process. */
export async function verify(...args: string[]): Promise<Verdict> {
  let output = '';
  let complaint = '';
  const exitCode = await run(
    [...args, '--json'],
    (text) => (output += text),
    (text) => (complaint += text),
  );
  if (output === '') throw new Error(`The verifier gave no verdict: ${complaint}`);
  return { exitCode, ...(JSON.parse(output) as Omit<Verdict, 'exitCode'>) };
}

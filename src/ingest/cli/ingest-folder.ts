import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

import { digestOfFile } from '../../platform/object-store/digest.js';
import { IngestClient } from './ingest-client.js';
import { ProgressBar } from './progress-bar.js';
import { readSidecar, type SidecarRow } from './sidecar.js';

export interface IngestFolderOptions {
  readonly folder: string;
  /** Address of the server. */
  readonly url: string;
  /** The credential of an API client that may bring footage in. */
  readonly apiKey: string;
  /** Name of the table in the folder; by default its only CSV or JSON file. */
  readonly sidecar?: string;
  /** Named as the source where a row names none. */
  readonly source: string;
  /** Files under way at once. */
  readonly atOnce: number;
  readonly print: (line: string) => void;
  /** Writes to a terminal, for the progress bar; null without one. */
  readonly draw: ((text: string) => void) | null;
}

type Outcome = 'sent' | 'already there' | 'failed';

/**
 * Sends a folder of recordings to a server, with the table that lies beside them. Run again after
 * any interruption, it goes on where it stopped. What is wrong with one file holds up no other.
 * @returns the exit code: 0 if every file of the folder is there now, 1 otherwise
 */
export async function ingestFolder(options: IngestFolderOptions): Promise<0 | 1> {
  const { folder, print } = options;
  const names = await filesBelow(folder);
  const sidecarName = options.sidecar ?? onlyTable(names);
  const table = readSidecar(sidecarName, await readFile(join(folder, sidecarName), 'utf8'));
  table.errors.forEach((error) => print(error));
  const described = new Map(table.rows.map((row) => [row.fileName, row]));
  const files = names.filter((name) => name !== sidecarName);
  const undescribed = files.filter((name) => !described.has(name));
  undescribed.forEach((name) => print(`${name}: stands in no usable row of ${sidecarName}`));
  const missing = table.rows.filter(({ fileName }) => !files.includes(fileName));
  missing.forEach(({ fileName }) => print(`${fileName}: is not in the folder`));

  const rows = table.rows.filter(({ fileName }) => files.includes(fileName));
  const outcomes = await sendAll(rows, options);
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length;
  const failed = count('failed') + table.errors.length + undescribed.length + missing.length;
  print(`${count('sent')} sent, ${count('already there')} already there, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function sendAll(
  rows: readonly SidecarRow[],
  options: IngestFolderOptions,
): Promise<Outcome[]> {
  const client = new IngestClient(options.url, options.apiKey);
  const sizes = await Promise.all(
    rows.map(async ({ fileName }) => (await stat(join(options.folder, fileName))).size),
  );
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const bar = new ProgressBar(total, options.draw);
  const waiting = [...rows];
  const outcomes: Outcome[] = [];
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      outcomes.push(await sendOne(client, row, options, bar));
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  bar.clear();
  return outcomes;
}

async function sendOne(
  client: IngestClient,
  row: SidecarRow,
  options: IngestFolderOptions,
  bar: ProgressBar,
): Promise<Outcome> {
  const { fileName } = row;
  const say = (text: string) => {
    bar.clear();
    options.print(`${fileName}: ${text}`);
  };
  try {
    const path = join(options.folder, fileName);
    const { sha256, sizeBytes } = await digestOfFile(path);
    if (row.sha256 !== undefined && row.sha256 !== sha256) {
      say('is not the file that the table describes: its SHA-256 is another');
      return 'failed';
    }
    const announced = await client.announce({
      ...row,
      source: row.source ?? options.source,
      sourceClipId: row.sourceClipId ?? fileName,
      bufferMs: row.bufferMs ?? 0,
      sizeBytes,
      sha256,
    });
    if (!announced.wantsBytes) {
      bar.update(fileName, sizeBytes);
      return 'already there';
    }
    const file = { path, fileName, sizeBytes, sha256 };
    await client.send(file, announced, (sent) => bar.update(fileName, sent));
    say('sent');
    return 'sent';
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    return 'failed';
  }
}

/** Names with slashes, sorted; hidden files are nobody's footage. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .sort();
}

function onlyTable(names: readonly string[]): string {
  const tables = names.filter((name) => /^[^/]+\.(csv|json)$/i.test(name));
  const [table, ...others] = tables;
  if (table !== undefined && others.length === 0) return table;
  throw new Error(
    table === undefined
      ? 'The folder holds no CSV or JSON table that describes its files.'
      : `The folder holds several tables (${tables.join(', ')}): name one with --sidecar.`,
  );
}

import { type Command, InvalidArgumentError } from 'commander';

import { credentialFromEnvironment } from '../../platform/config/command-line-credential.js';
import { readApiKey } from './api-key.js';
import { ingestFolder } from './ingest-folder.js';

interface Flags {
  readonly url: string;
  readonly keyFile?: string;
  readonly sidecar?: string;
  readonly source: string;
  readonly parallel: number;
}

/** Adds `plumbline ingest FOLDER`. */
export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description('Send a folder of recordings to a server, with the table that describes them')
    .argument('<folder>', 'recordings, and a CSV or JSON file with a row for each')
    .requiredOption('--url <address>', 'address of the server')
    .option('--sidecar <name>', 'the table, where the folder holds several')
    .option('--source <name>', 'source of rows that name none', 'folder')
    .option('--parallel <number>', 'files at once', wholeNumber, 2)
    .option('--key-file <path>', 'file with the credential, otherwise PLUMBLINE_API_KEY')
    .action(async (folder: string, flags: Flags) => {
      process.exitCode = await run(folder, flags);
    });
}

async function run(folder: string, flags: Flags): Promise<0 | 1> {
  const { keyFile, parallel: atOnce, ...rest } = flags;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  const draw = process.stderr.isTTY ? (text: string) => void process.stderr.write(text) : null;
  try {
    const apiKey = await readApiKey(keyFile, credentialFromEnvironment());
    return await ingestFolder({ folder, apiKey, atOnce, print, draw, ...rest });
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    return 1;
  }
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= 16) return number;
  throw new InvalidArgumentError('It is a whole number from 1 to 16.');
}

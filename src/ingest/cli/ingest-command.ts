import { type Command, InvalidArgumentError, Option } from 'commander';

import { ingestFolder } from './ingest-folder.js';

interface Flags {
  readonly url: string;
  readonly username?: string;
  readonly password?: string;
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
    .addOption(secret('--username <name>', 'PLUMBLINE_USERNAME'))
    .addOption(secret('--password <text>', 'PLUMBLINE_PASSWORD'))
    .action(async (folder: string, flags: Flags) => {
      process.exitCode = await run(folder, flags);
    });
}

/** Meant for the environment: what stands in a command line, everybody on the machine can read. */
function secret(flags: string, variable: string): Option {
  return new Option(flags).env(variable).hideHelp();
}

async function run(folder: string, flags: Flags): Promise<0 | 1> {
  const { username, password, parallel: atOnce, ...rest } = flags;
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  if (username === undefined || password === undefined) {
    print('Set PLUMBLINE_USERNAME and PLUMBLINE_PASSWORD to an account that may bring footage in.');
    return 1;
  }
  const draw = process.stderr.isTTY ? (text: string) => void process.stderr.write(text) : null;
  try {
    return await ingestFolder({ folder, username, password, atOnce, print, draw, ...rest });
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

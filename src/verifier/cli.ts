import { parseArgs } from 'node:util';
import { CHECKS } from './checks.js';
import { COMMANDS, type Options, UsageError } from './commands.js';
import { asJson, asText, EXIT, exitCode, printable } from './report.js';

const USAGE = `plumbline-verify: checks what Plumbline hands out, without any network

  plumbline-verify log FOLDER                        an exported audit trail
  plumbline-verify proof FILE                        a proof that one entry was logged
  plumbline-verify consistency FILE                  a proof that one checkpoint begins another
  plumbline-verify consistency OLD NEW --log FOLDER  two checkpoints that you kept, by the log
  plumbline-verify witness FOLDER --policy FILE      what the witnesses saw of a log
  plumbline-verify witness CHECKPOINT --policy FILE  what they saw of one checkpoint
  plumbline-verify export FOLDER                     an evidence package
  plumbline-verify draw FOLDER                       the record of a draw

A FOLDER may also be the ZIP archive of one.

  --vkey KEY     a key of the log that you trust; may be given several times
  --policy FILE  the witnesses that you trust (c2sp.org/tlog-policy); with log and export, too
  --json         prints JSON
  --checks       prints the names of all checks
  --help         prints this

Exit codes: 0 good, 1 tampered with, 2 incomplete, 3 wrong usage.
`;

type Print = (text: string) => void;

/** Runs one command. @returns the exit code; whatever the files hold, it does not throw */
export async function run(args: readonly string[], print: Print, complain: Print): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help || values.checks) {
      print(values.help ? USAGE : checksAsText());
      return EXIT.good;
    }
    const [name = '', ...paths] = positionals;
    const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (command === undefined) throw new UsageError('This is not one of the commands.');
    const report = await command(paths, values);
    print(values.json ? asJson(report) : asText(report));
    return exitCode(report);
  } catch (error) {
    const says = printable(error instanceof Error ? error.message : String(error), () => '?');
    complain(`${says}\n${error instanceof UsageError ? USAGE : ''}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.incomplete;
  }
}

function parse(args: readonly string[]): {
  values: Options & { help: boolean; checks: boolean; json: boolean };
  positionals: string[];
} {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        checks: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        vkey: { type: 'string', multiple: true, default: [] },
        log: { type: 'string' },
        policy: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function checksAsText(): string {
  return Object.entries(CHECKS)
    .map(([name, asks]) => `${name.padEnd(22)}${asks}\n`)
    .join('');
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { verifyConsistency } from './consistency.js';
import { verifyDraw } from './draw.js';
import { Findings } from './findings.js';
import { Folder } from './folder.js';
import { verifyLog } from './log.js';
import { parseKey, type VerifierKey } from './note.js';
import { verifyProof } from './proof.js';
import { asJson, asText, EXIT, exitCode, type Report } from './report.js';

const USAGE = `plumbline-verify: checks what Plumbline hands out, without any network

  plumbline-verify log FOLDER [--vkey KEY]            an exported audit trail
  plumbline-verify proof FILE --vkey KEY              a proof that one entry was logged
  plumbline-verify consistency OLD NEW --log FOLDER [--vkey KEY]
                                                      two checkpoints of one log
  plumbline-verify draw FOLDER                        the record of a draw

  --json   prints JSON    --help   prints this

Exit codes: 0 good, 1 tampered with, 2 incomplete, 3 wrong usage.
`;

class UsageError extends Error {}

type Print = (text: string) => void;

/** Runs one command. @returns the exit code; whatever the files hold, it does not throw */
export async function run(args: readonly string[], print: Print, complain: Print): Promise<number> {
  try {
    const { values, positionals } = parse(args);
    if (values.help) {
      print(USAGE);
      return EXIT.good;
    }
    const report = await command(positionals, values);
    print(values.json ? asJson(report) : asText(report));
    return exitCode(report);
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error);
    complain(`${says}\n${error instanceof UsageError ? USAGE : ''}`);
    return error instanceof UsageError ? EXIT.usage : EXIT.incomplete;
  }
}

interface Options {
  readonly help: boolean;
  readonly json: boolean;
  readonly vkey?: string;
  readonly log?: string;
}

function parse(args: readonly string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        vkey: { type: 'string' },
        log: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function command([name, ...paths]: readonly string[], options: Options): Promise<Report> {
  const [first, second] = paths;
  if (name === 'log' && first !== undefined && paths.length === 1) return log(first, options);
  if (name === 'proof' && first !== undefined && paths.length === 1) return proof(first, options);
  if (name === 'draw' && first !== undefined && paths.length === 1) return draw(first);
  if (name === 'consistency' && first !== undefined && second !== undefined && paths.length === 2) {
    return consistency(first, second, options);
  }
  throw new UsageError('This is not one of the commands.');
}

async function log(folder: string, options: Options): Promise<Report> {
  const findings = new Findings();
  const trusted = await keyFor(folder, options, findings);
  const verdict = trusted && (await verifyLog(folder, trusted.key));
  const { shown, notShown } = verdict?.disclosures ?? { shown: null, notShown: null };
  return {
    command: 'log',
    facts: {
      log: verdict?.origin ?? null,
      key: trusted?.trust ?? null,
      entries: verdict?.size ?? null,
      'checkpoints that fit': verdict?.checkpoints ?? null,
      'disclosures shown': shown,
      'disclosures not shown': notShown,
    },
    findings: [...findings.list, ...(verdict?.findings.list ?? [])],
    unlisted: verdict?.findings.unlisted ?? 0,
  };
}

async function proof(file: string, options: Options): Promise<Report> {
  const key = givenKey(options);
  const { origin, index, size, entry, findings } = verifyProof(await readFile(file), file, key);
  const facts = { log: origin, entry: index, 'among the first': size, says: entry };
  return { command: 'proof', facts, findings: findings.list, unlisted: findings.unlisted };
}

async function consistency(older: string, newer: string, options: Options): Promise<Report> {
  if (options.log === undefined) throw new UsageError('consistency needs --log FOLDER.');
  const findings = new Findings();
  const trusted = await keyFor(options.log, options, findings);
  const notes = [older, newer].map(async (file) => ({ file, bytes: await readFile(file) }));
  const verdict =
    trusted && (await verifyConsistency(await Promise.all(notes), options.log, trusted.key));
  const [from = null, to = null] = verdict?.sizes ?? [];
  return {
    command: 'consistency',
    facts: { log: verdict?.origin ?? null, key: trusted?.trust ?? null, from, to },
    findings: [...findings.list, ...(verdict?.findings.list ?? [])],
    unlisted: verdict?.findings.unlisted ?? 0,
  };
}

async function draw(folder: string): Promise<Report> {
  const { drawId, recordSha256, populationCount, drawnCount, findings } = await verifyDraw(folder);
  const facts = {
    draw: drawId,
    record: recordSha256,
    population: populationCount,
    drawn: drawnCount,
  };
  return { command: 'draw', facts, findings, unlisted: 0 };
}

/** The key that was given, and what that is worth; without one, the folder's own. */
async function keyFor(
  folder: string,
  options: Options,
  findings: Findings,
): Promise<{ key: VerifierKey; trust: string } | null> {
  const given = givenKey(options);
  const lying = (await new Folder(folder).read('vkey'))?.toString('utf8') ?? null;
  const own = lying?.endsWith('\n') === true ? parseKey(lying.slice(0, -1)) : null;
  if (lying === null) findings.incomplete('vkey', 'The key of the log is missing.');
  else if (own === null) findings.tampered('vkey', 'This is not a key.');
  else if (given !== null && (given.name !== own.name || given.id !== own.id)) {
    findings.tampered('vkey', 'This is not the key that you gave.');
  }
  if (given !== null) return { key: given, trust: 'given by you' };
  if (own === null) return null;
  const trust = `from the folder itself (${join(folder, 'vkey')}): compare it with one you trust`;
  return { key: own, trust };
}

function givenKey({ vkey }: Options): VerifierKey | null {
  if (vkey === undefined) return null;
  const key = parseKey(vkey.trim());
  if (key === null) throw new UsageError('--vkey is not a key of the form NAME+ID+BASE64.');
  return key;
}

import { stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { openCheckpoint } from './checkpoints.js';
import { type KeptNote, verifyConsistency, verifyConsistencyFile } from './consistency.js';
import { verifyDraw } from './draw.js';
import { verifyExport } from './export.js';
import { Findings } from './findings.js';
import { Folder } from './folder.js';
import { LogKeys, readLogKeys } from './keys.js';
import { verifyLog } from './log.js';
import { parseKey, type VerifierKey } from './note.js';
import { openSource } from './open-source.js';
import { parsePolicy, type Policy } from './policy.js';
import { verifyProof } from './proof.js';
import type { Fact, Report } from './report.js';
import type { Source } from './source.js';
import { WitnessRecord } from './witnesses.js';

export class UsageError extends Error {}

export interface Options {
  readonly vkey: readonly string[];
  readonly log?: string;
  readonly policy?: string;
}

type Command = (paths: readonly string[], options: Options) => Promise<Report>;

/** Every command by its name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  log: async ([path, ...more], options) => {
    const findings = new Findings();
    const policy = await givenPolicy(options, findings);
    return withLog('log', only(path, more), options, findings, (source, keys) =>
      logFacts(source, keys, policy, findings),
    );
  },

  export: async ([path, ...more], options) => {
    const findings = new Findings();
    return withLog('export', only(path, more), options, findings, async (source, keys) => {
      const verdict = await verifyExport(source, keys, findings);
      const { size, files, proven, stated } = verdict;
      const facts = { 'entries in the log': size, files, 'entries proven': proven };
      const asked: Record<string, Fact> =
        stated === null ? {} : { 'asked for': askedFor(stated.filter) };
      return { log: keys.origin, keys: verdict.keys, ...asked, ...facts };
    });
  },

  proof: async ([path, ...more], options) => {
    const findings = new Findings();
    const file = only(path, more);
    const given = givenKeys(options);
    const [first] = given;
    const keys = first === undefined ? null : new LogKeys(first.name, given, given, '');
    const bytes = await readKept(file, findings);
    const verdict = bytes && verifyProof(bytes, file, keys, findings);
    const { origin = null, index = null, size = null, entry = null } = verdict ?? {};
    const facts = { log: origin, entry: index, 'among the first': size, says: entry };
    const shown = verdict?.disclosures ?? [];
    return report('proof', { ...facts, discloses: shown }, findings);
  },

  consistency: async ([older, newer, ...more], options) => {
    const findings = new Findings();
    if (newer === undefined && options.log === undefined) {
      return consistencyFile(only(older, more), options, findings);
    }
    const { log } = options;
    if (older === undefined || newer === undefined || log === undefined || more.length > 0) {
      throw new UsageError('consistency needs one FILE, or OLD NEW --log FOLDER.');
    }
    const notes = [await kept(older, findings), await kept(newer, findings)] as const;
    return withLog('consistency', log, options, findings, async (source, keys) => {
      const [first, second] = notes;
      if (first === null || second === null) return { log: keys.origin };
      const verdict = await verifyConsistency([first, second], source, keys, findings);
      return consistencyFacts(keys, verdict);
    });
  },

  witness: async ([path, ...more], options) => {
    const findings = new Findings();
    const target = only(path, more);
    if (options.policy === undefined) throw new UsageError('witness needs --policy FILE.');
    const policy = await givenPolicy(options, findings);
    if (policy === null) return report('witness', {}, findings);
    return (await isCheckpoint(target))
      ? witnessOfCheckpoint(target, policy, options, findings)
      : witnessOfLog(target, policy, options, findings);
  },

  draw: async ([path, ...more]) => {
    const verdict = await verifyDraw(only(path, more));
    const { drawId, recordSha256, populationCount, drawnCount, findings, unlisted } = verdict;
    const counts = { population: populationCount, drawn: drawnCount };
    const facts = { draw: drawId, record: recordSha256, ...counts };
    return { command: 'draw', facts, findings, unlisted };
  },
};

async function logFacts(
  source: Source,
  keys: LogKeys,
  policy: Policy | null,
  findings: Findings,
): Promise<Record<string, Fact>> {
  const verdict = await verifyLog(source, keys, policy, findings);
  const { size, minimum, checkpoints, disclosures, witnesses, witnessed, anchors } = verdict;
  const from = policy === null ? ' (by the policy in the folder)' : '';
  return {
    log: keys.origin,
    keys: verdict.keys,
    entries: size,
    ...(minimum === 0
      ? {}
      : { pruned: `entries before ${minimum} were removed; the log signed it` }),
    'checkpoints that fit': checkpoints,
    'disclosures shown': disclosures.shown,
    'disclosures not shown': disclosures.notShown,
    ...(witnesses === null
      ? {}
      : { witnesses, [`witnessed by enough${from}`]: witnessed ?? 'none' }),
    ...(anchors.length === 0 ? {} : { 'time stamps': anchors }),
  };
}

async function consistencyFile(
  path: string,
  options: Options,
  findings: Findings,
): Promise<Report> {
  const note = await kept(path, findings);
  const keys = await readLogKeys(null, givenKeys(options), findings);
  if (keys === null) throw new UsageError('consistency of one FILE needs --vkey KEY.');
  const verdict = note && verifyConsistencyFile(note, keys, findings);
  return report('consistency', verdict ? consistencyFacts(keys, verdict) : {}, findings);
}

function consistencyFacts(
  keys: LogKeys,
  { sizes: [from = null, to = null], keys: trust }: Awaited<ReturnType<typeof verifyConsistency>>,
): Record<string, Fact> {
  return { log: keys.origin, keys: trust, from, to };
}

/** The verdict of a whole log, with the policy's quorum as a finding of its own. */
async function witnessOfLog(
  path: string,
  policy: Policy,
  options: Options,
  findings: Findings,
): Promise<Report> {
  return withLog('witness', path, options, findings, verify, policy);

  async function verify(source: Source, keys: LogKeys): Promise<Record<string, Fact>> {
    const verdict = await verifyLog(source, keys, policy, findings);
    const { size, witnessed, witnesses } = verdict;
    if (size !== null && witnessed !== size) {
      const says = `Enough witnesses have seen ${witnessed ?? 0} of ${size} entries.`;
      findings.of('quorum').incomplete('checkpoint', says);
    }
    const facts = { entries: size, witnesses: witnesses ?? [], 'witnessed by enough': witnessed };
    return { log: keys.origin, keys: verdict.keys, ...facts };
  }
}

async function witnessOfCheckpoint(
  path: string,
  policy: Policy,
  options: Options,
  findings: Findings,
): Promise<Report> {
  const note = await kept(path, findings);
  const given = [...givenKeys(options), ...logsNamed(policy, note?.bytes ?? null)];
  const folder = given.length === 0 ? new Folder(dirname(path)) : null;
  const keys = await readLogKeys(folder, given, findings);
  const checkpoint = note && keys && openCheckpoint(note.bytes, path, keys, findings);
  if (keys === null || checkpoint === null) {
    return report('witness', { log: keys?.origin ?? null }, findings);
  }
  keys.signed(path, checkpoint.signers, 0);
  const record = new WitnessRecord(policy);
  record.note(path, checkpoint, findings);
  if (record.reached === null) {
    findings.of('quorum').incomplete(path, 'Not enough witnesses have cosigned it.');
  }
  const witnesses = record.lines() ?? [];
  const trust = keys.judgeTrust(findings);
  return report(
    'witness',
    { log: keys.origin, keys: trust, entries: checkpoint.size, witnesses },
    findings,
  );
}

/** Opens folder and keys, and lets go of both when the command is done. */
async function withLog(
  command: string,
  path: string,
  options: Options,
  findings: Findings,
  verify: (source: Source, keys: LogKeys) => Promise<Record<string, Fact>>,
  policy: Policy | null = null,
): Promise<Report> {
  const named = givenKeys(options);
  const source = await openSource(path, findings);
  if (source === null) return report(command, {}, findings);
  try {
    const given = [...named, ...logsNamed(policy, await source.read('checkpoint'))];
    const keys = await readLogKeys(source, given, findings);
    const facts = keys === null ? { log: null } : await verify(source, keys);
    return report(command, facts, findings);
  } finally {
    await source.close();
  }
}

function report(command: string, facts: Record<string, Fact>, findings: Findings): Report {
  return { command, facts, findings: findings.list, unlisted: findings.unlisted };
}

function only(path: string | undefined, more: readonly string[]): string {
  if (path === undefined || more.length > 0) throw new UsageError('This command takes one path.');
  return path;
}

function givenKeys({ vkey }: Options): readonly VerifierKey[] {
  const keys = vkey.map((text) => {
    const key = parseKey(text.trim());
    if (key === null) throw new UsageError('--vkey is not a key of the form NAME+ID+BASE64.');
    return key;
  });
  if (keys.some(({ name }) => name !== keys[0]?.name)) {
    throw new UsageError('The keys belong to logs of different names.');
  }
  return keys;
}

/** The keys that a policy has for the log of this checkpoint; it may know other logs as well. */
function logsNamed(policy: Policy | null, checkpoint: Buffer | null): readonly VerifierKey[] {
  const origin = checkpoint?.toString('utf8').split('\n', 1)[0];
  return policy?.logs.filter(({ name }) => name === origin) ?? [];
}

async function givenPolicy({ policy: path }: Options, findings: Findings): Promise<Policy | null> {
  if (path === undefined) return null;
  const bytes = await readKept(path, findings);
  const policy = bytes && parsePolicy(bytes);
  if (policy === null || !('wrong' in policy)) return policy;
  throw new UsageError(`${path} is no policy of witnesses. ${policy.wrong}`);
}

async function kept(file: string, findings: Findings): Promise<KeptNote | null> {
  const bytes = await readKept(file, findings);
  return bytes && { file, bytes };
}

/** A file that was named itself: as bounded as those inside of a folder. */
async function readKept(path: string, findings: Findings): Promise<Buffer | null> {
  const bytes = await new Folder(dirname(path)).read(basename(path));
  if (bytes === null) findings.of('missing-file').incomplete(path, 'There is no such file.');
  return bytes;
}

async function isCheckpoint(path: string): Promise<boolean> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
  const bytes = isFile ? await new Folder(dirname(path)).read(basename(path), 3) : null;
  return bytes !== null && !bytes.subarray(0, 2).equals(Buffer.from('PK'));
}

const askedFor = (filter: readonly string[]) =>
  filter.length === 0 ? 'every entry' : filter.join(', ');

import type { Findings } from './findings.js';
import { isSignedBy, type Note, parseKey, type VerifierKey } from './note.js';
import { readText, type Source } from './source.js';

const FILE = 'vkey';
const MOST_KEYS = 64;
/** So many combinations of signing keys are kept; a log that rotates has three or four. */
const MOST_COMBINATIONS = 1000;

/** Keys that signed one page together, and where that was first seen. */
interface Combination {
  readonly keys: readonly VerifierKey[];
  readonly file: string;
  /** So many entries it vouches for: those of a checkpoint that fits the log, else none. */
  readonly size: number;
}

/**
 * The keys of a log, oldest first, as its `vkey` lists them. Whoever gives a key trusts that one;
 * another is trusted if an entry introduces it for which a trusted key vouches, by a checkpoint that
 * fits the log. That both signed one checkpoint is not enough: anybody can add a signature to it.
 */
export class LogKeys {
  private readonly combinations = new Map<string, Combination>();
  /** The largest checkpoint that fits, of each key. */
  private readonly largest = new Map<VerifierKey, Combination>();
  /** By key: the first entry that introduces it. */
  private readonly introductions = new Map<VerifierKey, number>();
  private overflow: string | null = null;

  constructor(
    readonly origin: string,
    private readonly listed: readonly VerifierKey[],
    private readonly given: readonly VerifierKey[],
    private readonly from: string,
  ) {}

  /** The keys of this log that signed a note, or what is wrong with their signatures. */
  signers({ text, signatures }: Note): readonly VerifierKey[] | { readonly wrong: string } {
    const signers: VerifierKey[] = [];
    for (const { name, id, bytes } of signatures) {
      const key = this.listed.find((each) => each.name === name && each.id === id);
      // Others may sign too, such as witnesses; what they say is judged elsewhere.
      if (key === undefined) continue;
      if (signers.includes(key))
        return { wrong: `It bears the signature of ${nameOf(key)} twice.` };
      if (!isSignedBy(key, Buffer.from(text), bytes)) {
        return { wrong: `The signature of ${nameOf(key)} does not fit the text.` };
      }
      signers.push(key);
    }
    return signers.length > 0 ? signers : { wrong: `No key of ${this.origin} has signed it.` };
  }

  /**
   * Remembers who signed a page, for the verdict on trust that only the end can give.
   * @param size of a checkpoint that fits the log; 0 for any other page
   */
  signed(file: string, keys: readonly VerifierKey[], size: number): void {
    const page = { keys, file, size };
    for (const key of keys) {
      if (size > (this.largest.get(key)?.size ?? 0)) this.largest.set(key, page);
    }
    const ids = keys.map(({ id }) => id).sort();
    const name = `${ids.join(' ')} ${size > 0}`;
    const before = this.combinations.get(name);
    // Of checkpoints the largest: if a trusted key vouches for that, it does for the others.
    if (before !== undefined && (size === 0 || before.size >= size)) return;
    if (before !== undefined || this.combinations.size < MOST_COMBINATIONS) {
      this.combinations.set(name, page);
    } else this.overflow ??= file;
  }

  /** Remembers that an entry introduces a key. */
  introduced(vkey: string, index: number): void {
    const parsed = parseKey(vkey);
    const key = parsed && this.listed.find((each) => isSame(each, parsed));
    if (key != null && !this.introductions.has(key)) this.introductions.set(key, index);
  }

  /** @returns one line for each key: who vouches for it */
  judgeTrust(findings: Findings): readonly string[] {
    const trust = this.trust();
    const vouched = Math.max(
      0,
      ...[...trust.keys()].map((key) => this.largest.get(key)?.size ?? 0),
    );
    for (const { keys, file, size } of this.combinations.values()) {
      // What a trusted key vouches for needs nobody else: an older checkpoint that fits it says the same.
      if (keys.some((key) => trust.has(key)) || (size > 0 && size <= vouched)) continue;
      const says = `It is signed only by ${keys.map(nameOf).join(' and ')}, to which no key that you gave leads.`;
      findings.of('key-trust').tampered(file, says);
    }
    if (this.overflow !== null) {
      const says = `The pages up to here were signed by more than ${MOST_COMBINATIONS} combinations of keys.`;
      findings.of('key-trust').tampered(this.overflow, says);
    }
    return this.listed.map((key) => `${nameOf(key)}: ${trust.get(key) ?? 'not trusted'}`);
  }

  private trust(): Map<VerifierKey, string> {
    if (this.given.length === 0) {
      const why = `from the folder itself (${this.from}): compare it with one you trust`;
      return new Map(this.listed.map((key) => [key, why]));
    }
    const isGiven = (key: VerifierKey) => this.given.some((each) => isSame(each, key));
    const trust = new Map(this.listed.filter(isGiven).map((key) => [key, 'given by you']));
    // The map grows while it is gone through: each key that becomes trusted has its turn.
    for (const by of trust.keys()) {
      const vouched = this.largest.get(by);
      for (const [key, index] of this.introductions) {
        if (trust.has(key) || vouched === undefined || index >= vouched.size) continue;
        trust.set(key, `introduced by entry ${index}, trusted by ${vouched.file} of ${nameOf(by)}`);
      }
    }
    return trust;
  }
}

const isSame = (a: VerifierKey, b: VerifierKey) => a.name === b.name && a.raw.equals(b.raw);

/** Reads `vkey`. The keys that were given stand in for it where it is missing. */
export async function readLogKeys(
  source: Source | null,
  given: readonly VerifierKey[],
  findings: Findings,
): Promise<LogKeys | null> {
  const listed = source === null ? [] : await readList(source, findings);
  const origin = given[0]?.name ?? listed[0]?.name;
  if (origin === undefined) return null;
  const keys = [...listed];
  for (const key of given) {
    if (keys.some((each) => each.name === key.name && each.id === key.id)) continue;
    keys.push(key);
    if (listed.length === 0) continue;
    const says = `The key ${nameOf(key)} that you gave is not in the list.`;
    findings.of('key-list').tampered(FILE, says);
  }
  return new LogKeys(origin, keys, given, source === null ? '' : `${source.name}/${FILE}`);
}

async function readList(source: Source, findings: Findings): Promise<VerifierKey[]> {
  const text = await readText(source, FILE);
  const found = findings.of('key-list');
  if (text === null) {
    if ((await source.read(FILE)) !== null) found.tampered(FILE, 'It is not UTF-8.');
    else findings.of('missing-file').incomplete(FILE, 'The keys of the log are missing.');
    return [];
  }
  const keys: VerifierKey[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length === 0 || lines.length > MOST_KEYS) {
    found.tampered(FILE, `It is not a list of 1 to ${MOST_KEYS} keys, one in a line.`);
    return [];
  }
  for (const [at, line] of lines.entries()) {
    const key = parseKey(line);
    const position = `line ${at + 1}`;
    if (key === null) found.tampered(FILE, 'This is not a key.', position);
    else if (key.name !== (keys[0] ?? key).name) {
      found.tampered(FILE, `This is not a key of ${keys[0]?.name ?? ''}.`, position);
    } else if (keys.some(({ id }) => id === key.id)) {
      found.tampered(FILE, 'This key stands here twice.', position);
    } else keys.push(key);
  }
  return keys;
}

export function nameOf({ name, id }: VerifierKey): string {
  return `${name}+${id}`;
}

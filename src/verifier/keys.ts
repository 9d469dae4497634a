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
  /** Whether trust goes from one of these keys to another: only by checkpoints that fit. */
  readonly passesTrust: boolean;
}

/**
 * The keys of a log, oldest first, as its `vkey` lists them. Whoever gives a key trusts that one;
 * another is trusted if a checkpoint that fits the log bears the signatures of both, since then the
 * holder of the trusted key vouched for the entries together with the other.
 */
export class LogKeys {
  private readonly combinations = new Map<string, Combination>();

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

  /** Remembers who signed a page, for the verdict on trust that only the end can give. */
  signed(file: string, keys: readonly VerifierKey[], passesTrust: boolean): void {
    const name = `${keys
      .map(({ id }) => id)
      .sort()
      .join(' ')} ${passesTrust}`;
    if (this.combinations.has(name) || this.combinations.size >= MOST_COMBINATIONS) return;
    this.combinations.set(name, { keys, file, passesTrust });
  }

  /** @returns one line for each key: who vouches for it */
  judgeTrust(findings: Findings): readonly string[] {
    const trust = this.trust();
    for (const { keys, file } of this.combinations.values()) {
      if (keys.some((key) => trust.has(key))) continue;
      const says = `It is signed only by ${keys.map(nameOf).join(' and ')}, to which no key that you gave leads.`;
      findings.of('key-trust').tampered(file, says);
    }
    return this.listed.map((key) => `${nameOf(key)}: ${trust.get(key) ?? 'not trusted'}`);
  }

  private trust(): Map<VerifierKey, string> {
    if (this.given.length === 0) {
      const why = `from the folder itself (${this.from}): compare it with one you trust`;
      return new Map(this.listed.map((key) => [key, why]));
    }
    const isGiven = (key: VerifierKey) => this.given.some((each) => each.raw.equals(key.raw));
    const trust = new Map(this.listed.filter(isGiven).map((key) => [key, 'given by you']));
    for (let before = -1; before < trust.size;) {
      before = trust.size;
      for (const { keys, file, passesTrust } of this.combinations.values()) {
        const by = keys.find((key) => trust.has(key));
        if (!passesTrust || by === undefined) continue;
        for (const key of keys) {
          if (!trust.has(key)) trust.set(key, `trusted by ${file}, which ${nameOf(by)} signed too`);
        }
      }
    }
    return trust;
  }
}

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

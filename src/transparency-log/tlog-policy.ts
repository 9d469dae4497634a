import { type CosignerKey, readCosignerKey } from './cosignature.js';
import { type NoteVerifier, readVerifierKey } from './signed-note.js';

/** c2sp.org/tlog-policy: whose logs count, whose cosignatures, and how many of them are enough. */
export interface TlogPolicy {
  readonly logs: readonly PolicyLog[];
  readonly witnesses: readonly PolicyWitness[];
  /** In the order of the file: each speaks only of those before it. */
  readonly groups: readonly PolicyGroup[];
  /** The name of a witness or group; `none` where no cosignature is asked for. */
  readonly quorum: string;
}

export interface PolicyLog {
  readonly vkey: string;
  readonly key: NoteVerifier;
  readonly url: string | null;
}

export interface PolicyWitness {
  /** Means nothing outside of the file: bytes, a character each. Show people `key.name`. */
  readonly name: string;
  readonly vkey: string;
  readonly key: CosignerKey;
  readonly url: string | null;
}

export interface PolicyGroup {
  readonly name: string;
  /** So many of its members must have cosigned. */
  readonly threshold: number;
  readonly members: readonly string[];
}

/** The line counts from 1; `says` completes the sentence "Line 3: …". */
export type ReadPolicy =
  | { readonly policy: TlogPolicy }
  | { readonly wrong: { readonly line: number; readonly says: string } };

export const NO_QUORUM = 'none';

/**
 * Reads a policy file. Bytes beyond ASCII are opaque: they are compared, not interpreted. Never
 * throws.
 */
export function readPolicy(file: Uint8Array): ReadPolicy {
  const reader = new PolicyReader();
  const lines = Buffer.from(file).toString('latin1').split('\n');
  for (const [index, text] of lines.entries()) {
    const says = reader.take(text);
    if (says !== null) return { wrong: { line: index + 1, says } };
  }
  const { logs, witnesses, groups, quorum } = reader;
  if (quorum === null) return { wrong: { line: lines.length, says: 'no line says `quorum`' } };
  return { policy: { logs, witnesses, groups, quorum } };
}

/** Whether these witnesses, by their names in the policy, are enough. */
export function meetsQuorum(policy: TlogPolicy, cosigned: Iterable<string>): boolean {
  const satisfied = new Set(cosigned);
  for (const { name, threshold, members } of policy.groups) {
    const present = members.filter((member) => satisfied.has(member)).length;
    if (present >= threshold) satisfied.add(name);
  }
  return policy.quorum === NO_QUORUM || satisfied.has(policy.quorum);
}

class PolicyReader {
  readonly logs: PolicyLog[] = [];
  readonly witnesses: PolicyWitness[] = [];
  readonly groups: PolicyGroup[] = [];
  quorum: string | null = null;
  private readonly names = new Set<string>();
  private readonly grouped = new Set<string>();

  /** Takes one line. @returns what is wrong with it, or null */
  take(line: string): string | null {
    if (line.includes('\r')) return 'a carriage return; save the file with Unix line ends';
    if (/[^\t\x20-\x7e\x80-\xff]/.test(line)) return 'a control character';
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === undefined || keyword.startsWith('#')) return null;
    if (keyword === 'log') return this.takeLog(items);
    if (keyword === 'witness') return this.takeWitness(items);
    if (keyword === 'group') return this.takeGroup(items);
    if (keyword === 'quorum') return this.takeQuorum(items);
    return `unknown keyword \`${utf8(keyword)}\``;
  }

  private takeLog([encoded, url, ...more]: string[]): string | null {
    if (encoded === undefined || more.length > 0) return 'a log is `log <vkey> [<url>]`';
    const vkey = utf8(encoded);
    const key = readVerifierKey(vkey);
    if (key === null) return 'this is no key with which a log signs notes (Ed25519, type 0x01)';
    if (this.logs.some((log) => log.key.publicKey.equals(key.publicKey)))
      return 'the same key twice';
    this.logs.push({ vkey, key, url: url === undefined ? null : utf8(url) });
    return null;
  }

  private takeWitness([name, encoded, url, ...more]: string[]): string | null {
    if (name === undefined || encoded === undefined || more.length > 0) {
      return 'a witness is `witness <name> <vkey> [<url>]`';
    }
    const vkey = utf8(encoded);
    const key = readCosignerKey(vkey);
    if (key === null) return 'this is no key of a witness (Ed25519, type 0x04, or ML-DSA-44, 0x06)';
    const known = this.witnesses.some((witness) => witness.key.publicKey.equals(key.publicKey));
    if (known) return 'the same key twice';
    this.witnesses.push({ name, vkey, key, url: url === undefined ? null : utf8(url) });
    return this.define(name);
  }

  private takeGroup([name, count, ...members]: string[]): string | null {
    if (name === undefined || count === undefined || members.length === 0) {
      return 'a group is `group <name> all|any|<k> <name>...`';
    }
    for (const member of members) {
      if (!this.names.has(member)) return `\`${utf8(member)}\` is not defined above`;
      if (this.grouped.has(member)) return `\`${utf8(member)}\` is in a group already`;
      this.grouped.add(member);
    }
    const threshold = thresholdOf(count, members.length);
    if (threshold === null) return `\`${utf8(count)}\` of ${members.length} members`;
    this.groups.push({ name, threshold, members });
    return this.define(name);
  }

  private takeQuorum([name, ...more]: string[]): string | null {
    if (name === undefined || more.length > 0) return 'a quorum is `quorum <name>`';
    if (this.quorum !== null) return 'a second quorum';
    if (name !== NO_QUORUM && !this.names.has(name))
      return `\`${utf8(name)}\` is not defined above`;
    this.quorum = name;
    return null;
  }

  /** Witnesses and groups share their names. */
  private define(name: string): string | null {
    if (name === NO_QUORUM) return `\`${NO_QUORUM}\` has a meaning already`;
    if (this.names.has(name)) return `\`${utf8(name)}\` is defined twice`;
    this.names.add(name);
    return null;
  }
}

function thresholdOf(count: string, members: number): number | null {
  if (count === 'any') return 1;
  if (count === 'all') return members;
  const threshold = /^[1-9]\d*$/.test(count) ? Number(count) : NaN;
  return threshold <= members ? threshold : null;
}

/** From one character per byte back to text, for people and for keys. */
function utf8(item: string): string {
  return Buffer.from(item, 'latin1').toString();
}

import { COSIGNATURE, COSIGNATURE_ML_DSA_44, parseKey, type VerifierKey } from './note.js';

/** A witness or a group of c2sp.org/tlog-policy: who must have cosigned for it to count. */
type Member =
  | { readonly name: string; readonly key: VerifierKey }
  | { readonly name: string; readonly atLeast: number; readonly members: readonly Member[] };

/** Which logs and witnesses somebody trusts, and how many of them are enough. */
export interface Policy {
  readonly logs: readonly VerifierKey[];
  readonly witnesses: readonly { readonly name: string; readonly key: VerifierKey }[];
  /** Null for `quorum none`. */
  readonly quorum: Member | null;
}

class WrongPolicy extends Error {}

/** Policies of more lines than this are refused; the specification asks for about a hundred. */
const MOST_LINES = 4096;
const TAB = 0x09;

/** Reads a policy by c2sp.org/tlog-policy, or says in which line it is wrong. */
export function parsePolicy(bytes: Buffer): Policy | { readonly wrong: string } {
  const reader = new PolicyReader();
  // One byte is one character: the specification compares names as bytes.
  const lines = bytes.toString('latin1').split('\n');
  if (lines.pop() !== '') return { wrong: 'The last line has no end.' };
  if (lines.length > MOST_LINES) return { wrong: 'It has too many lines.' };
  for (const [at, line] of lines.entries()) {
    try {
      reader.read(line);
    } catch (error) {
      if (!(error instanceof WrongPolicy)) throw error;
      return { wrong: `Line ${at + 1}: ${error.message}` };
    }
  }
  return reader.policy() ?? { wrong: 'It has no line `quorum`.' };
}

class PolicyReader {
  private readonly logs: VerifierKey[] = [];
  private readonly witnesses: { name: string; key: VerifierKey }[] = [];
  private readonly members = new Map<string, Member>();
  private readonly grouped = new Set<string>();
  private quorum: Member | null | undefined;

  read(line: string): void {
    if (
      Buffer.from(line, 'latin1').some((byte) => (byte < 0x20 && byte !== TAB) || byte === 0x7f)
    ) {
      throw new WrongPolicy('It holds a control character.');
    }
    const [keyword, ...items] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (keyword === undefined || keyword.startsWith('#')) return;
    if (keyword === 'log') this.log(items);
    else if (keyword === 'witness') this.witness(items);
    else if (keyword === 'group') this.group(items);
    else if (keyword === 'quorum') this.decide(items);
    else throw new WrongPolicy('This is none of log, witness, group and quorum.');
  }

  policy(): Policy | null {
    const { logs, witnesses, quorum } = this;
    return quorum === undefined ? null : { logs, witnesses, quorum };
  }

  private log([vkey, ...url]: readonly string[]): void {
    const key = parseKey(utf8(vkey));
    if (key === null || url.length > 1) throw new WrongPolicy('A log is `log KEY [URL]`.');
    if (this.logs.some(({ raw }) => raw.equals(key.raw))) {
      throw new WrongPolicy('This log was named before.');
    }
    this.logs.push(key);
  }

  private witness([name, vkey, ...url]: readonly string[]): void {
    const key = parseKey(utf8(vkey), [COSIGNATURE, COSIGNATURE_ML_DSA_44]);
    if (name === undefined || key === null || url.length > 1) {
      throw new WrongPolicy('A witness is `witness NAME KEY [URL]`, its key of type 4 or 6.');
    }
    if (this.witnesses.some((each) => each.key.raw.equals(key.raw))) {
      throw new WrongPolicy('This witness was named before.');
    }
    this.define({ name, key });
    this.witnesses.push({ name, key });
  }

  private group([name, threshold = '', ...names]: readonly string[]): void {
    const atLeast = { any: 1, all: names.length }[threshold] ?? decimal(threshold);
    if (name === undefined || !(atLeast >= 1 && atLeast <= names.length)) {
      throw new WrongPolicy('A group is `group NAME all|any|NUMBER MEMBER…`.');
    }
    const members = names.map((each) => {
      if (this.grouped.has(each)) throw new WrongPolicy(`${each} is in a group already.`);
      this.grouped.add(each);
      return this.member(each);
    });
    this.define({ name, atLeast, members });
  }

  private decide([name, ...more]: readonly string[]): void {
    if (this.quorum !== undefined) throw new WrongPolicy('There are two quorums.');
    if (name === undefined || more.length > 0) throw new WrongPolicy('It is `quorum NAME`.');
    this.quorum = name === 'none' ? null : this.member(name);
  }

  private define(member: Member): void {
    if (member.name === 'none' || this.members.has(member.name)) {
      throw new WrongPolicy(`The name ${member.name} is taken.`);
    }
    this.members.set(member.name, member);
  }

  private member(name: string): Member {
    const member = this.members.get(name);
    if (member === undefined) throw new WrongPolicy(`${name} is not defined above.`);
    return member;
  }
}

/** Whether these witnesses are enough. */
export function reaches(quorum: Member | null, cosigned: ReadonlySet<VerifierKey>): boolean {
  if (quorum === null) return true;
  if ('key' in quorum) return cosigned.has(quorum.key);
  const { members, atLeast } = quorum;
  return members.filter((member) => reaches(member, cosigned)).length >= atLeast;
}

const utf8 = (text = '') => Buffer.from(text, 'latin1').toString('utf8');

const decimal = (text: string) => (/^[1-9]\d{0,4}$/.test(text) ? Number(text) : NaN);

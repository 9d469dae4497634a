import type { Findings } from './findings.js';
import {
  COSIGNATURE_ML_DSA_44,
  isSignedBy,
  type Note,
  parseCheckpoint,
  type VerifierKey,
} from './note.js';
import { type Policy, reaches } from './policy.js';

/** What a witness said: as of this time, this was the newest state of the log that it had seen. */
export interface Cosignature {
  readonly witness: string;
  readonly key: VerifierKey;
  /** Seconds since 1970. */
  readonly time: bigint;
}

const TIME_BYTES = 8;
const LATEST_TIME = 2n ** 63n - 1n;

/** The genuine cosignatures (c2sp.org/tlog-cosignature) of a policy's witnesses. */
export function cosignatures(
  note: Note,
  policy: Policy,
  file: string,
  findings: Findings,
): readonly Cosignature[] {
  const genuine: Cosignature[] = [];
  for (const { name, id, bytes } of note.signatures) {
    const witness = policy.witnesses.find(({ key }) => key.name === name && key.id === id);
    if (witness === undefined) continue;
    const { key } = witness;
    const time = bytes.length > TIME_BYTES ? bytes.readBigUInt64BE() : 0n;
    const report = findings.of('cosignature');
    if (key.key === null) {
      report.incomplete(file, `This version of Node cannot check the cosignature of ${name}.`);
    } else if (genuine.some((other) => other.key === key)) {
      report.tampered(file, `It bears two cosignatures of ${name}.`);
    } else if (!isSignedBy(key, messageOf(note.text, key, time), bytes.subarray(TIME_BYTES))) {
      report.tampered(file, `The cosignature of ${name} does not fit the text.`);
    } else if (time === 0n || time > LATEST_TIME) {
      report.tampered(file, `The cosignature of ${name} has no possible time.`);
    } else {
      genuine.push({ witness: witness.name, key, time });
    }
  }
  return genuine;
}

/** What a witness signs: the checkpoint with a time, in the form that its type of key demands. */
function messageOf(text: string, { type, name }: VerifierKey, time: bigint): Buffer {
  const checkpoint = parseCheckpoint(text);
  if (type !== COSIGNATURE_ML_DSA_44 || checkpoint === null) {
    return Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
  }
  const { origin, size, root } = checkpoint;
  const [seconds, begin, end] = [time, 0n, BigInt(size)].map((number) => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(number);
    return bytes;
  }) as [Buffer, Buffer, Buffer];
  const label = Buffer.from('subtree/v1\n\0');
  return Buffer.concat([label, opaque(name), seconds, opaque(origin), begin, end, root]);
}

/** RFC 8446, 3.4: bytes after their length in one byte. */
function opaque(text: string): Buffer {
  const bytes = Buffer.from(text).subarray(0, 255);
  return Buffer.concat([Buffer.of(bytes.length), bytes]);
}

/** What the witnesses of a policy said while the checkpoints passed by. */
export class WitnessRecord {
  /** The largest size that enough witnesses have seen; null for none. */
  reached: number | null = null;
  private readonly newest = new Map<VerifierKey, { size: number; time: bigint }>();

  /** @param policy null if nobody named witnesses: then nothing is recorded */
  constructor(readonly policy: Policy | null) {}

  note(file: string, { size, note }: { size: number; note: Note }, findings: Findings): void {
    if (this.policy === null) return;
    const found = cosignatures(note, this.policy, file, findings);
    for (const { key, time } of found) {
      if (size >= (this.newest.get(key)?.size ?? 0)) this.newest.set(key, { size, time });
    }
    const isReached = reaches(this.policy.quorum, new Set(found.map(({ key }) => key)));
    if (isReached && size >= (this.reached ?? 0)) this.reached = size;
  }

  /** One line for each witness of the policy. */
  lines(): readonly string[] | null {
    return (
      this.policy?.witnesses.map(({ name, key }) => {
        const seen = this.newest.get(key);
        if (seen === undefined) return `${name}: no cosignature`;
        return `${name}: saw ${seen.size} entries on ${asTime(seen.time)}`;
      }) ?? null
    );
  }
}

/** A time as people read it; seconds beyond what a calendar holds stay seconds. */
export function asTime(seconds: bigint): string {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime())
    ? `second ${seconds}`
    : date.toISOString().replace('.000', '');
}

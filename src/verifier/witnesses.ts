import { verify } from 'node:crypto';
import type { Findings } from './findings.js';
import type { Note, VerifierKey } from './note.js';
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

/** The genuine cosignatures (c2sp.org/tlog-cosignature, type 0x04) of a policy's witnesses. */
export function cosignatures(
  { text, signatures }: Note,
  policy: Policy,
  file: string,
  findings: Findings,
): readonly Cosignature[] {
  const genuine: Cosignature[] = [];
  for (const { name, id, bytes } of signatures) {
    const witness = policy.witnesses.find(({ key }) => key.name === name && key.id === id);
    if (witness === undefined) continue;
    const time = bytes.length === TIME_BYTES + 64 ? bytes.readBigUInt64BE() : LATEST_TIME + 1n;
    const signed = Buffer.from(`cosignature/v1\ntime ${time}\n${text}`);
    const isTwice = genuine.some(({ key }) => key === witness.key);
    if (isTwice || time > LATEST_TIME) {
      const says = isTwice ? `It bears two cosignatures of ${name}.` : 'It has no possible time.';
      findings.of('cosignature').tampered(file, says);
    } else if (!verify(null, signed, witness.key.key, bytes.subarray(TIME_BYTES))) {
      findings
        .of('cosignature')
        .tampered(file, `The cosignature of ${name} does not fit the text.`);
    } else {
      genuine.push({ witness: witness.name, key: witness.key, time });
    }
  }
  return genuine;
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

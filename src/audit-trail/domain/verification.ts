/** What a full verification says in one word. */
export const VERDICTS = ['good', 'tampered', 'incomplete'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One thing that is wrong, and where: as the verifier words it. */
export interface Finding {
  /** `tampered`: something contradicts something else. `incomplete`: something is missing. */
  readonly severity: 'tampered' | 'incomplete';
  /** Name of the verifier's check that found it; none where the database was compared with the log. */
  readonly check?: string | undefined;
  /** The file of the published log, or `database`. */
  readonly file: string;
  readonly position?: string | undefined;
  readonly says: string;
}

/** Enough for a person to see what is wrong; the rest is counted. */
export const MOST_FINDINGS = 200;

/** Collects findings: all are counted, the first are kept. */
export class FoundInTrail {
  readonly list: Finding[] = [];
  private readonly counts = { tampered: 0, incomplete: 0 };

  add(finding: Finding): void {
    this.counts[finding.severity] += 1;
    if (this.list.length < MOST_FINDINGS) this.list.push(finding);
  }

  /** Findings that somebody else counted and did not list. */
  addUnlisted(count: number, severity: Finding['severity']): void {
    this.counts[severity] += count;
  }

  get count(): number {
    return this.counts.tampered + this.counts.incomplete;
  }

  get verdict(): Verdict {
    if (this.counts.tampered > 0) return 'tampered';
    return this.counts.incomplete > 0 ? 'incomplete' : 'good';
  }
}

/** A full verification, from the wish to the verdict. */
export interface Verification {
  readonly id: string;
  readonly state: 'waiting' | 'running' | 'done' | 'failed';
  readonly requestedAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  /** What is being done, in words; null unless running. */
  readonly stage: string | null;
  /** Entries of that stage that are done, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** Entries that were verified. */
  readonly size: number | null;
  readonly verdict: Verdict | null;
  readonly findings: readonly Finding[];
  readonly findingCount: number;
  /** Why it failed to come to a verdict. */
  readonly trouble: string | null;
}

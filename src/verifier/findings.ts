import { type Check } from './checks.js';

/** One thing that is wrong, and where. */
export interface Finding {
  /** `tampered`: something contradicts something else. `incomplete`: something is missing. */
  readonly severity: 'tampered' | 'incomplete';
  /** Which check found it. */
  readonly check: Check;
  /** The file, as named inside the folder. */
  readonly file: string;
  /** Where in the file: an entry, a hash, a byte, a line. */
  readonly position?: string;
  /** What is wrong, as a sentence. */
  readonly says: string;
}

/** The findings of one check: what a part of the verifier needs to report. */
export interface CheckFindings {
  tampered(file: string, says: string, position?: string): void;
  incomplete(file: string, says: string, position?: string): void;
}

const MOST_LISTED = 200;
const MOST_OF_ONE_KIND = 20;

/** Collects findings. All are counted; so that people can read them, only the first are listed. */
export class Findings {
  private readonly listed: Finding[] = [];
  private readonly counts = { tampered: 0, incomplete: 0 };
  private readonly perKind = new Map<string, number>();

  of(check: Check): CheckFindings {
    const report =
      (severity: Finding['severity']) => (file: string, says: string, position?: string) => {
        const finding = { severity, check, file, says };
        this.add(position === undefined ? finding : { ...finding, position });
      };
    return { tampered: report('tampered'), incomplete: report('incomplete') };
  }

  get list(): readonly Finding[] {
    return this.listed;
  }

  get unlisted(): number {
    return this.counts.tampered + this.counts.incomplete - this.listed.length;
  }

  get isTampered(): boolean {
    return this.counts.tampered > 0;
  }

  get isIncomplete(): boolean {
    return this.counts.incomplete > 0;
  }

  private add(finding: Finding): void {
    this.counts[finding.severity] += 1;
    // Each verdict keeps a place in the list, or the one found last could vanish behind the other.
    const isFirst = this.counts[finding.severity] === 1;
    if (this.listed.length >= MOST_LISTED && !isFirst) return;
    const kind = `${finding.severity} ${finding.check} ${finding.file}`;
    const before = this.perKind.get(kind) ?? 0;
    this.perKind.set(kind, before + 1);
    if (before < MOST_OF_ONE_KIND) this.listed.push(finding);
  }
}

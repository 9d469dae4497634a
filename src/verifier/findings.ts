/** One thing that is wrong, and where. */
export interface Finding {
  /** `tampered`: something contradicts something else. `incomplete`: something is missing. */
  readonly severity: 'tampered' | 'incomplete';
  /** The file, as named inside the folder. */
  readonly file: string;
  /** Where in the file: an entry, a hash, a byte, a line. */
  readonly position?: string;
  /** What is wrong, as a sentence. */
  readonly says: string;
}

const MOST_LISTED = 200;

/** Collects findings. All are counted; so that people can read them, only the first are listed. */
export class Findings {
  private readonly listed: Finding[] = [];
  private readonly counts = { tampered: 0, incomplete: 0 };

  tampered(file: string, says: string, position?: string): void {
    this.add({ severity: 'tampered', file, position, says });
  }

  incomplete(file: string, says: string, position?: string): void {
    this.add({ severity: 'incomplete', file, position, says });
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
    if (this.listed.length < MOST_LISTED) this.listed.push(finding);
  }
}

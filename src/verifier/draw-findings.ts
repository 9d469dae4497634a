/** One thing that is wrong with a draw record. */
export interface DrawFinding {
  /** `tampered`: something contradicts something else. `incomplete`: something is missing. */
  readonly severity: 'tampered' | 'incomplete';
  /** The file in which it was found, as named in the folder. */
  readonly file: string;
  /** Where in the file: a line, or a member of the JSON. */
  readonly position?: string;
  /** What is wrong, as a sentence. */
  readonly says: string;
}

export interface DrawVerdict {
  /** Null where `draw.json` cannot be read. */
  readonly drawId: string | null;
  /** What the trail's entry `draw.executed` must also say; null where there is none to compare. */
  readonly recordSha256: string | null;
  readonly populationCount: number;
  readonly drawnCount: number;
  /** Empty for a good record. */
  readonly findings: readonly DrawFinding[];
}

/** Collects findings. It stops counting where a file is wrong throughout, so that people can read. */
export class DrawFindings {
  private readonly found: DrawFinding[] = [];
  private readonly perFile = new Map<string, number>();

  tampered(file: string, says: string, position?: string): void {
    this.add({ severity: 'tampered', file, says, ...(position === undefined ? {} : { position }) });
  }

  incomplete(file: string, says: string, position?: string): void {
    this.add({
      severity: 'incomplete',
      file,
      says,
      ...(position === undefined ? {} : { position }),
    });
  }

  list(): readonly DrawFinding[] {
    return this.found;
  }

  private add(finding: DrawFinding): void {
    const before = this.perFile.get(finding.file) ?? 0;
    this.perFile.set(finding.file, before + 1);
    if (before < MOST_PER_FILE) this.found.push(finding);
  }
}

const MOST_PER_FILE = 20;

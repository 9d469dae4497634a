import { createHash } from 'node:crypto';
import { MerkleRoot } from './merkle.js';

/** A clip in the urn. */
export interface PopulationEntry {
  readonly clipId: string;
  /** The stratum that the clip is drawn within. */
  readonly stratum: string;
}

/** What a freeze commits to. Hashes are lower-case hex. */
export interface FrozenPopulation {
  readonly count: number;
  /** Merkle root (RFC 6962) over the lines without their line ends. */
  readonly root: string;
  /** SHA-256 of the whole file. */
  readonly sha256: string;
  /** Clips in each stratum, by label. */
  readonly strata: ReadonlyMap<string, number>;
}

/** Stratum of clips whose camera nobody had: left out of the urn they would be a hiding place. */
export const NO_OFFICER = 'no-officer';

// TAB and LF end a field and a line, "|" joins an id to a reviewer; ASCII sorts alike everywhere.
const SAFE = /^[!-{}~]+$/;

/** Whether a text can stand as an id or a stratum in a population file. */
export function isSafeLabel(label: string): boolean {
  return SAFE.test(label);
}

/** A line of `population.tsv`, without its line end. */
export function populationLine({ clipId, stratum }: PopulationEntry): string {
  if (!isSafeLabel(clipId) || !isSafeLabel(stratum)) {
    throw new RangeError(`"${clipId}" in "${stratum}" cannot stand in a population file`);
  }
  return `${clipId}\t${stratum}`;
}

/** The entry that a line stands for. @throws RangeError if it is no line of a population */
export function parsePopulationLine(line: string): PopulationEntry {
  const [clipId, stratum, ...rest] = line.split('\t');
  if (clipId === undefined || stratum === undefined || rest.length > 0) {
    throw new RangeError(`"${line}" is no line of a population`);
  }
  return { clipId, stratum };
}

/**
 * Takes a population's entries one by one, in the order of their lines' bytes, and commits to
 * them. Memory does not grow with the number of clips, only with that of strata.
 */
export class PopulationCommitment {
  private readonly digest = createHash('sha256');
  private readonly tree = new MerkleRoot();
  private readonly strata = new Map<string, number>();
  private count = 0;
  private previousLine = '';

  /**
   * @returns the line with its line end, to be written to the file
   * @throws RangeError if the line does not come after the one before it
   */
  add(entry: PopulationEntry): string {
    const line = populationLine(entry);
    if (line <= this.previousLine) throw new RangeError(`"${line}" is out of order`);
    this.previousLine = line;
    this.count += 1;
    this.tree.add(line);
    this.digest.update(`${line}\n`);
    this.strata.set(entry.stratum, (this.strata.get(entry.stratum) ?? 0) + 1);
    return `${line}\n`;
  }

  freeze(): FrozenPopulation {
    return {
      count: this.count,
      root: this.tree.root(),
      sha256: this.digest.copy().digest('hex'),
      strata: new Map([...this.strata].sort(([a], [b]) => (a < b ? -1 : 1))),
    };
  }
}

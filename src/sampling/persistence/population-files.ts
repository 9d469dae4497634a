import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { FootageDirectory } from '../../footage/footage.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { digestOfStream } from '../../platform/object-store/digest.js';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import { omission, type ExclusionRule } from '../domain/exclusion.js';
import { checkNoneInProgress, type OmittedCounts } from '../domain/accounting.js';
import type { DrawWindow } from '../domain/draw-id.js';
import {
  type FrozenPopulation,
  NO_OFFICER,
  parsePopulationLine,
  PopulationCommitment,
  type PopulationEntry,
} from '../domain/population.js';
import type { StoredFile } from './draw.entity.js';
import { linesOf } from './lines.js';
import { LineWriter } from './line-writer.js';

const POPULATION = 'population.tsv';
const EXCLUDED = 'excluded.tsv';

/** The clips that a draw is about: their time of receipt and, for a unit's draw, their unit. */
export interface ClipWindow extends DrawWindow {
  /** Null for the whole agency. */
  readonly unitId: string | null;
}

/** A population as it was written, with what an allocation and a roster need to know of it. */
export interface WrittenPopulation {
  readonly population: FrozenPopulation;
  readonly excludedSha256: string;
  readonly omitted: OmittedCounts;
  /** The units in which the clips of each stratum were recorded, sorted. */
  readonly strataUnits: ReadonlyMap<string, readonly string[]>;
  readonly files: readonly StoredFile[];
}

/** The lists of clips of a draw, kept write-once in the object store. */
@Injectable()
export class PopulationFiles {
  constructor(
    private readonly footage: FootageDirectory,
    private readonly store: ObjectStore,
  ) {}

  /**
   * Reads every clip of the window once and writes both lists. Memory does not grow with the
   * number of clips: the lists go through files of a temporary folder.
   * @throws DomainError `draw.clips-in-progress`, before anything is kept
   */
  async write(
    tx: Tx,
    drawId: string,
    window: ClipWindow,
    rule: ExclusionRule,
  ): Promise<WrittenPopulation> {
    const folder = await mkdtemp(join(tmpdir(), 'plumbline-draw-'));
    try {
      return await this.writeInto(folder, tx, drawId, window, rule);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /** SHA-256 of the stored population, lower-case hex, as it lies there now. */
  async digest(files: readonly StoredFile[]): Promise<string> {
    const { stream } = await this.store.open(populationOf(files).key);
    return (await digestOfStream(stream)).sha256;
  }

  /** The entries of a stored population, in order, some thousands at a time. */
  async *read(files: readonly StoredFile[]): AsyncIterable<PopulationEntry[]> {
    const { stream } = await this.store.open(populationOf(files).key);
    for await (const lines of linesOf(stream)) yield lines.map(parsePopulationLine);
  }

  private async writeInto(
    folder: string,
    tx: Tx,
    drawId: string,
    window: ClipWindow,
    rule: ExclusionRule,
  ): Promise<WrittenPopulation> {
    const commitment = new PopulationCommitment();
    const omitted: Record<string, number> = {};
    const units = new Map<string, Set<string>>();
    const populationFile = await LineWriter.open(join(folder, POPULATION));
    const excludedFile = await LineWriter.open(join(folder, EXCLUDED));
    try {
      for await (const clip of this.footage.receivedBetween(tx, window)) {
        const code = omission(clip, rule);
        if (code !== null) {
          omitted[code] = (omitted[code] ?? 0) + 1;
          await excludedFile.write(`${clip.clipId}\t${code}\n`);
          continue;
        }
        const stratum = clip.officerId ?? NO_OFFICER;
        await populationFile.write(commitment.add({ clipId: clip.clipId, stratum }));
        const seen = units.get(stratum) ?? new Set();
        units.set(stratum, clip.unitId === null ? seen : seen.add(clip.unitId));
      }
    } finally {
      await populationFile.close();
      await excludedFile.close();
    }
    checkNoneInProgress(omitted);
    const excluded = await this.keep(drawId, folder, EXCLUDED);
    const files = [await this.keep(drawId, folder, POPULATION), excluded];
    const strataUnits = new Map([...units].map(([stratum, seen]) => [stratum, [...seen].sort()]));
    const population = commitment.freeze();
    return { population, excludedSha256: excluded.sha256, omitted, strataUnits, files };
  }

  private async keep(drawId: string, folder: string, name: string): Promise<StoredFile> {
    const { key, sha256, sizeBytes } = await this.store.putByContent(
      `draws/${drawId}`,
      { path: join(folder, name) },
      { mediaType: 'text/tab-separated-values' },
    );
    return { name, key, sha256, sizeBytes };
  }
}

function populationOf(files: readonly StoredFile[]): StoredFile {
  const file = files.find(({ name }) => name === POPULATION);
  invariant(file !== undefined, 'A frozen draw has a population file');
  return file;
}

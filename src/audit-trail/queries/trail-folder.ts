import { Injectable } from '@nestjs/common';
import { Readable } from 'node:stream';
import { DataSource } from 'typeorm';
import type { ZipEntry } from '../../platform/zip/zip.js';
import { encodeBundle } from '../../transparency-log/entry-bundle.js';
import { signNote } from '../../transparency-log/signed-note.js';
import {
  bundlePath,
  tileIndexPath,
  tilePath,
  TILE_WIDTH,
  tilesGained,
} from '../../transparency-log/tiles.js';
import { prunedText } from '../domain/retention.js';
import { AnchorsRepository } from '../persistence/anchors.repository.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { WitnessPolicy } from '../persistence/witness-policy.js';
import { CheckpointsQuery, type SignedCheckpoint } from './checkpoints.query.js';
import { folderReadme } from './trail-folder.readme.js';

const CHECKPOINTS_AT_ONCE = 1000;

const DISCLOSURES = `
  SELECT leaf.idx, disclosure.encoded
    FROM audit.leaf
    JOIN audit.entry ON entry.id = leaf.entry_id AND entry.received_at = leaf.received_at
    JOIN audit.disclosure ON disclosure.entry_id = entry.event_id
   WHERE leaf.idx >= $1 AND leaf.idx < $2
   ORDER BY leaf.idx, disclosure.name`;

/** The log up to one checkpoint, laid out as c2sp.org/tlog-tiles says, with what verifying needs. */
@Injectable()
export class TrailFolder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tree: TreeRepository,
    private readonly checkpoints: CheckpointsQuery,
    private readonly keys: SigningKeys,
    private readonly policy: WitnessPolicy,
    private readonly anchors: AnchorsRepository,
  ) {}

  /**
   * Every file is read when it is asked for, and checkpoints by the page: the log may be larger
   * than memory, and one that is a year old has more checkpoints than anybody should hold.
   */
  async *files(
    head: SignedCheckpoint,
    { withDisclosures }: { withDisclosures: boolean },
  ): AsyncIterable<ZipEntry> {
    const { size } = head;
    // Signed as a note, so that even the instructions cannot be changed unseen.
    yield textFile(
      'README.txt',
      signNote(folderReadme(withDisclosures), await this.keys.current()),
    );
    yield textFile('vkey', `${(await this.keys.vkeys()).join('\n')}\n`);
    yield textFile('checkpoint', head.note);
    for (let after = 0; after < size;) {
      const kept = await this.checkpoints.between(after, size, CHECKPOINTS_AT_ONCE);
      for (const each of kept) {
        yield textFile(`checkpoints/${tileIndexPath(each.size)}`, each.note);
      }
      after = kept.at(-1)?.size ?? size;
    }
    const { file } = this.policy;
    if (file !== null) yield { name: 'witness-policy', content: file };
    yield* this.anchorFiles(size);
    const minimumIndex = await this.minimumIndex();
    if (minimumIndex > 0) {
      const pruned = prunedText(this.keys.origin, minimumIndex);
      yield textFile('pruned', signNote(pruned, await this.keys.current()));
    }
    for (const span of tilesGained(0, size)) {
      if (span.level === 0 && span.n * TILE_WIDTH >= minimumIndex) {
        const bundle = encodeBundle(await this.tree.readEntries(span));
        yield { name: bundlePath(span), content: bundle };
      }
      yield { name: tilePath(span), content: await this.tree.readTile(span) };
    }
    if (!withDisclosures) return;
    yield {
      name: 'disclosures.jsonl',
      content: () => Readable.from(this.disclosures(minimumIndex, size)),
    };
  }

  private async *anchorFiles(size: number): AsyncIterable<ZipEntry> {
    for (let after = 0; after < size;) {
      const kept = await this.anchors.between(after, size, CHECKPOINTS_AT_ONCE);
      for (const each of kept) {
        yield { name: `anchors/${tileIndexPath(each.size)}.tsr`, content: each.response };
      }
      after = kept.at(-1)?.size ?? size;
    }
  }

  /** From which index on entries are there; those before it were past their retention. */
  private async minimumIndex(): Promise<number> {
    const [row] = await this.dataSource.query<{ minimum_index: string }[]>(
      'SELECT minimum_index FROM audit.tree',
    );
    return Number(row?.minimum_index ?? 0);
  }

  /**
   * One line per disclosure that still exists, in the order of the entries. A month stays in the
   * database until its last tile may go, but without its bundle nobody could check a value of it.
   */
  private async *disclosures(minimumIndex: number, size: number): AsyncIterable<Buffer> {
    const step = TILE_WIDTH * 4;
    for (let first = minimumIndex; first < size; first += step) {
      const rows = await this.dataSource.query<{ idx: string; encoded: string }[]>(DISCLOSURES, [
        first,
        Math.min(first + step, size),
      ]);
      const lines = rows.map(({ idx, encoded }) =>
        JSON.stringify({ index: Number(idx), disclosure: encoded }),
      );
      if (lines.length > 0) yield Buffer.from(`${lines.join('\n')}\n`);
    }
  }
}

const textFile = (name: string, text: string): ZipEntry => ({ name, content: Buffer.from(text) });

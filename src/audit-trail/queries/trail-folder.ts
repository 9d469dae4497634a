import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { encodeBundle } from '../domain/entry-bundle.js';
import { type NoteSigner, signNote } from '../domain/signed-note.js';
import { bundlePath, tileIndexPath, tilePath, TILE_WIDTH, tilesGained } from '../domain/tiles.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { CheckpointsQuery, type SignedCheckpoint } from './checkpoints.query.js';
import { README } from './trail-folder.readme.js';

/** A file of an export: its path inside the folder, and its bytes once they are wanted. */
export interface ExportedFile {
  readonly path: string;
  readonly read: () => AsyncIterable<Buffer>;
}

const CHECKPOINTS_AT_ONCE = 1000;

const DISCLOSURES = `
  SELECT leaf.idx, disclosure.encoded
    FROM audit.leaf
    JOIN audit.entry ON entry.id = leaf.entry_id AND entry.received_at = leaf.received_at
    JOIN audit.disclosure
      ON disclosure.entry_id = (encode(entry.body, 'escape')::jsonb ->> 'id')::uuid
   WHERE leaf.idx >= $1 AND leaf.idx < $2
   ORDER BY leaf.idx, disclosure.name`;

/** The log up to one checkpoint, laid out as c2sp.org/tlog-tiles says, with what verifying needs. */
@Injectable()
export class TrailFolder {
  constructor(
    private readonly dataSource: DataSource,
    private readonly tree: TreeRepository,
    private readonly checkpoints: CheckpointsQuery,
  ) {}

  async *files(head: SignedCheckpoint, signer: NoteSigner): AsyncIterable<ExportedFile> {
    const { size } = head;
    // Signed as a note, so that even the instructions cannot be changed unseen.
    yield textFile('README.txt', signNote(README, [signer]));
    yield textFile('vkey', `${signer.vkey}\n`);
    yield textFile('checkpoint', head.note);
    for (let after = 0; after < size;) {
      const kept = await this.checkpoints.between(after, size, CHECKPOINTS_AT_ONCE);
      for (const each of kept) {
        yield textFile(`checkpoints/${tileIndexPath(each.size)}`, each.note);
      }
      after = kept.at(-1)?.size ?? size;
    }
    for (const span of tilesGained(0, size)) {
      if (span.level === 0) {
        const bundle = async () => encodeBundle(await this.tree.readEntries(span));
        yield { path: bundlePath(span), read: () => once(bundle) };
      }
      yield { path: tilePath(span), read: () => once(() => this.tree.readTile(span)) };
    }
    yield { path: 'disclosures.jsonl', read: () => this.disclosures(size) };
  }

  /** One line per disclosure that still exists, in the order of the entries. */
  private async *disclosures(size: number): AsyncIterable<Buffer> {
    const step = TILE_WIDTH * 4;
    for (let first = 0; first < size; first += step) {
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

const textFile = (path: string, text: string): ExportedFile => ({
  path,
  read: () => once(() => Promise.resolve(Buffer.from(text))),
});

async function* once(read: () => Promise<Buffer>): AsyncIterable<Buffer> {
  yield await read();
}

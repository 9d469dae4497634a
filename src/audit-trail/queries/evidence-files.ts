import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ZipEntry } from '../../platform/zip/zip.js';
import { prunedLog } from '../../transparency-log/pruned-log.js';
import { signNote } from '../../transparency-log/signed-note.js';
import { nodesFromTiles } from '../../transparency-log/tiles.js';
import { disclosuresFor, type SeenDisclosures } from '../domain/disclosures-for.js';
import { entryBody } from '../domain/entry-body.js';
import { inWords } from '../domain/entry-in-words.js';
import { type ListedFile, manifestText } from '../domain/evidence-manifest.js';
import type { Reader } from '../domain/reader.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { TreeRepository } from '../persistence/tree.repository.js';
import { ActorNames } from './actor-names.js';
import type { SignedCheckpoint } from './checkpoints.query.js';
import { evidenceReadme } from './evidence-files.readme.js';
import { evidenceTable, EVIDENCE_TABLE_HEAD } from './evidence-table.js';
import { EvidenceSelection, type SelectedEntry } from './evidence-selection.query.js';

const AT_ONCE = 500;

export interface ChosenEvidence {
  /** Under which everything is proven. */
  readonly checkpoint: SignedCheckpoint;
  /** Ascending, the package's own entry among them. */
  readonly indices: Float64Array;
}

export interface SeenEntry extends SelectedEntry {
  readonly seen: SeenDisclosures;
}

/** The files of a package of evidence (docs/evidence-package.md), each read when it is asked for. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly selection: EvidenceSelection,
    private readonly tree: TreeRepository,
    private readonly keys: SigningKeys,
    private readonly names: ActorNames,
  ) {}

  /** The manifest comes last, as only then the digests of the others are known. */
  async *files(reader: Reader, evidence: ChosenEvidence): AsyncGenerator<ZipEntry, void> {
    const made: ListedFile[] = [];
    const add = (path: string, content: AsyncIterable<Buffer>): ZipEntry => ({
      name: path,
      content: () => Readable.from(counted(path, content, (file) => made.push(file))),
    });
    const { checkpoint } = evidence;
    const signers = await this.keys.current();
    const readme = signNote(evidenceReadme(reader.can('audit-trail.disclose')), signers);
    yield add('README.txt', text(readme));
    yield add('vkey', text(`${(await this.keys.vkeys()).join('\n')}\n`));
    yield add('checkpoint', text(checkpoint.note));
    yield add('entries.log', this.log(reader, evidence));
    yield add('entries.csv', this.table(reader, evidence));
    const manifest = manifestText(this.keys.origin, checkpoint.size, made);
    yield { name: 'manifest', content: Buffer.from(signNote(manifest, signers)) };
  }

  /** The chosen entries in batches, as this reader sees them. */
  async *seenBy(reader: Reader, indices: Float64Array): AsyncGenerator<SeenEntry[], void> {
    for (let at = 0; at < indices.length; at += AT_ONCE) {
      const batch = await this.selection.at([...indices.subarray(at, at + AT_ONCE)]);
      yield batch.map((entry) => {
        const { kind, _sd: digests = [] } = entryBody.parse(JSON.parse(entry.body.toString()));
        return { ...entry, seen: disclosuresFor({ kind, digests }, entry.disclosures, reader) };
      });
    }
  }

  private log(reader: Reader, { checkpoint, indices }: ChosenEvidence): AsyncGenerator<Buffer> {
    const { size } = checkpoint;
    const nodes = () => nodesFromTiles(size, (tile) => this.tree.readTile(tile));
    return prunedLog(size, shown(this.seenBy(reader, indices)), nodes);
  }

  private async *table(reader: Reader, { indices }: ChosenEvidence): AsyncGenerator<Buffer, void> {
    yield EVIDENCE_TABLE_HEAD;
    for await (const batch of this.seenBy(reader, indices)) {
      const inOrder = batch.map((entry) => ({ ...inWords(entry), seen: entry.seen }));
      const names = await this.names.of(inOrder.map(({ actor }) => actor));
      yield evidenceTable(inOrder, names);
    }
  }
}

async function* shown(batches: AsyncIterable<readonly SeenEntry[]>) {
  for await (const batch of batches) {
    yield batch.map(({ index, body, seen }) => ({
      index,
      entry: body,
      disclosures: seen.shown.map(({ encoded }) => encoded),
    }));
  }
}

/** Passes a file on and notes, once it has all passed, what it was. */
async function* counted(
  path: string,
  content: AsyncIterable<Buffer>,
  note: (file: ListedFile) => void,
): AsyncGenerator<Buffer, void> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of content) {
    hash.update(chunk);
    bytes += chunk.length;
    yield chunk;
  }
  note({ path, bytes, sha256: hash.digest('hex') });
}

async function* text(content: string): AsyncGenerator<Buffer, void> {
  yield await Promise.resolve(Buffer.from(content));
}

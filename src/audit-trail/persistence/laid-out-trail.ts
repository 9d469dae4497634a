import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import { ObjectStoreError } from '../../platform/object-store/object-store.errors.js';
import type { ZipEntry } from '../../platform/zip/zip.js';
import type { FoundInTrail } from '../domain/verification.js';

const PREFIX = 'trail';
/** Files that are published; the others are made for each folder. */
const PUBLISHED = /^(tile|checkpoints|anchors)\//;
/** Files that are named by the size of a tree. */
const BY_SIZE = /^(checkpoints|anchors)\//;

/**
 * Lays the log out as a folder for the verifier: what is published as the store has it, whatever
 * the database says, and compares the two on the way, which the verifier cannot.
 */
@Injectable()
export class LaidOutTrail {
  constructor(private readonly store: ObjectStore) {}

  /** @param onFile called after each file with its name */
  async layOut(
    files: AsyncIterable<ZipEntry>,
    folder: string,
    found: FoundInTrail,
    onFile: (name: string) => Promise<void>,
  ): Promise<void> {
    for await (const { name, content } of files) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      if (PUBLISHED.test(name) && Buffer.isBuffer(content)) {
        await writeFile(path, await this.published(name, content, found));
      } else if (Buffer.isBuffer(content)) {
        await writeFile(path, content);
      } else {
        const stream = content instanceof Readable ? content : content();
        await pipeline(stream, createWriteStream(path));
      }
      await onFile(name);
    }
  }

  /** The log as the store alone has it, up to a size: for when the database cannot lay it out. */
  async layOutPublished(folder: string, size: number): Promise<void> {
    for await (const { key } of this.store.list(`${PREFIX}/`)) {
      const name = key.slice(PREFIX.length + 1);
      const isLater = BY_SIZE.test(name) && Number(name.replace(/\D/g, '')) > size;
      if (!PUBLISHED.test(name) || isLater) continue;
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await pipeline((await this.store.open(key)).stream, createWriteStream(path));
    }
  }

  /** What the store has under the name; where it has nothing, what the database would have there. */
  private async published(name: string, inside: Buffer, found: FoundInTrail): Promise<Buffer> {
    const outside = (await this.read(name)) ?? (await this.fromFull(name, inside.length));
    const position = 'as the object store has it';
    if (outside === null) {
      found.add({ severity: 'incomplete', file: name, position, says: 'It is not published.' });
      return inside;
    }
    if (!outside.equals(inside)) {
      const says = 'It is not what the database holds: one of them was changed.';
      found.add({ severity: 'tampered', file: name, position, says });
    }
    return outside;
  }

  /** A partial tile is removed once the full one is there, of which it is the beginning. */
  private async fromFull(name: string, length: number): Promise<Buffer | null> {
    const full = /^(.+)\.p\/\d+$/.exec(name)?.[1];
    if (full === undefined) return null;
    return (await this.read(full))?.subarray(0, length) ?? null;
  }

  private async read(name: string): Promise<Buffer | null> {
    try {
      return await buffer((await this.store.open(`${PREFIX}/${name}`)).stream);
    } catch (error) {
      if (error instanceof ObjectStoreError && error.code === 'missing') return null;
      throw error;
    }
  }
}

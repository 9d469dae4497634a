import { Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { ObjectStore } from '../../platform/object-store/object-store.js';
import {
  bundlePath,
  tileIndexOf,
  tileIndexPath,
  tilePath,
  TILE_WIDTH,
  type TileSpan,
} from '../../transparency-log/tiles.js';

const PREFIX = 'trail';
const HEAD = `${PREFIX}/checkpoint`;
const TEXT = { mediaType: 'text/plain; charset=utf-8' };

/** The log as outsiders read it: the layout of c2sp.org/tlog-tiles below `trail/` in the store. */
@Injectable()
export class PublishedTrail {
  constructor(private readonly store: ObjectStore) {}

  async putBundle(span: TileSpan, bundle: Buffer): Promise<void> {
    await this.store.put(`${PREFIX}/${bundlePath(span)}`, bundle);
  }

  async putTile(tile: TileSpan, hashes: Buffer): Promise<void> {
    await this.store.put(`${PREFIX}/${tilePath(tile)}`, hashes);
  }

  /** Keeps the checkpoint for good under its size, then shows it as the newest. */
  async putCheckpoint(size: number, note: string): Promise<void> {
    await this.store.put(`${PREFIX}/checkpoints/${tileIndexPath(size)}`, Buffer.from(note), TEXT);
    // The store is write-once; between these two the newest is found among those kept above.
    await this.store.remove(HEAD);
    await this.store.put(HEAD, Buffer.from(note), TEXT);
  }

  /** The newest checkpoint in the store, as text; null in a store without a trail. */
  async head(): Promise<string | null> {
    if ((await this.store.head(HEAD)) !== null) return this.read(HEAD);
    let newest: string | null = null;
    let newestSize = -1;
    for await (const { key } of this.store.list(`${PREFIX}/checkpoints/`)) {
      const size = Number(key.slice(PREFIX.length).replace(/\D/g, ''));
      if (size > newestSize) [newest, newestSize] = [key, size];
    }
    return newest === null ? null : this.read(newest);
  }

  /** Partial forms of a tile and its bundle may go once the full ones are there (tlog-tiles). */
  async removePartials({ level, n }: TileSpan): Promise<void> {
    const full = { level, n, width: TILE_WIDTH };
    const paths = level === 0 ? [tilePath(full), bundlePath(full)] : [tilePath(full)];
    for (const path of paths) {
      for await (const { key } of this.store.list(`${PREFIX}/${path}.p/`)) {
        await this.store.remove(key);
      }
    }
  }

  /** Says up to where entries are missing, rightly: a signed note, replaced as the log ages. */
  async putPruned(note: string): Promise<void> {
    await this.store.replace(`${PREFIX}/pruned`, Buffer.from(note), TEXT);
  }

  /**
   * Removes the full bundles before one of them.
   * @returns how many there were
   */
  async removeBundlesBelow(first: number): Promise<number> {
    const folder = `${PREFIX}/tile/entries/`;
    let removed = 0;
    for await (const { key } of this.store.list(folder)) {
      const n = tileIndexOf(key.slice(folder.length));
      if (n === null || n >= first) continue;
      await this.store.remove(key);
      removed += 1;
    }
    return removed;
  }

  private async read(key: string): Promise<string> {
    const { stream } = await this.store.open(key);
    return (await buffer(stream)).toString();
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { buffer } from 'node:stream/consumers';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { ObjectStore, type PutOptions } from '../../platform/object-store/object-store.js';
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
const TIME_STAMP = { mediaType: 'application/timestamp-reply' };
const TEXT = { mediaType: 'text/plain; charset=utf-8' };
/** A store that does not answer must not hold the publisher for ever: the next turn tries again. */
const PATIENCE_MS = 30_000;

/** The log as outsiders read it: the layout of c2sp.org/tlog-tiles below `trail/` in the store. */
@Injectable()
export class PublishedTrail {
  /** The last object that the store took without the lock it was asked for. */
  private unlocked: string | null = null;

  constructor(
    private readonly store: ObjectStore,
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly clock: Clock,
  ) {}

  async putBundle(span: TileSpan, bundle: Buffer): Promise<void> {
    await this.putOnce(bundlePath(span), bundle, {}, span.width === TILE_WIDTH);
  }

  async putTile(tile: TileSpan, hashes: Buffer): Promise<void> {
    await this.putOnce(tilePath(tile), hashes, {}, tile.width === TILE_WIDTH);
  }

  /** Keeps the checkpoint for good under its size. */
  async putCheckpoint(size: number, note: string): Promise<void> {
    await this.putOnce(`checkpoints/${tileIndexPath(size)}`, Buffer.from(note), TEXT, true);
  }

  /** Keeps the time stamp over the file of a checkpoint, for good. */
  async putAnchor(size: number, response: Buffer): Promise<void> {
    await this.putOnce(`anchors/${tileIndexPath(size)}.tsr`, response, TIME_STAMP, true);
  }

  /** Shows a checkpoint as the newest: the one object below `trail/` that changes. */
  async show(note: string): Promise<void> {
    await this.store.replace(HEAD, Buffer.from(note), { ...TEXT, signal: patience() });
  }

  /** The newest checkpoint in the store, as text; null in a store without a trail. */
  async head(): Promise<string | null> {
    if ((await this.store.head(HEAD)) !== null) return (await this.read(HEAD)).toString();
    const newest = (await this.keptSizes()).at(-1);
    return newest === undefined ? null : this.checkpoint(newest);
  }

  /** The sizes of all checkpoints in the store, ascending. */
  async keptSizes(): Promise<number[]> {
    const sizes: number[] = [];
    for await (const { key } of this.store.list(`${PREFIX}/checkpoints/`)) {
      sizes.push(Number(key.slice(PREFIX.length).replace(/\D/g, '')));
    }
    return sizes.sort((a, b) => a - b);
  }

  /** The checkpoint kept under a size, verbatim. */
  async checkpoint(size: number): Promise<string> {
    return (await this.read(`${PREFIX}/checkpoints/${tileIndexPath(size)}`)).toString();
  }

  /** A bundle of entries; where only a wider one is left, that one. */
  async bundle(span: Omit<TileSpan, 'level'>): Promise<Buffer> {
    const full = `${PREFIX}/${bundlePath({ ...span, width: TILE_WIDTH })}`;
    const isFull = span.width === TILE_WIDTH || (await this.store.head(full)) !== null;
    return this.read(isFull ? full : `${PREFIX}/${bundlePath(span)}`);
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

  /** All keys that ever signed, one per line, oldest first. */
  async showKeys(vkeys: string): Promise<void> {
    await this.store.replace(`${PREFIX}/vkey`, Buffer.from(vkeys), TEXT);
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

  /** Whether the store itself keeps published objects from being changed, and what it lost. */
  async writeOnce(): Promise<{ locking: 'compliance' | 'none'; unlocked: string | null }> {
    return { locking: await this.store.locking(), unlocked: this.unlocked };
  }

  /** The same bytes again are fine; other bytes refuse, and mean that the log would fork. */
  private async putOnce(
    path: string,
    bytes: Buffer,
    options: Pick<PutOptions, 'mediaType'>,
    isFinal: boolean,
  ): Promise<void> {
    const key = `${PREFIX}/${path}`;
    const lock = isFinal ? { lockedUntil: this.lockEnd() } : {};
    const stored = await this.store.put(key, bytes, { ...options, ...lock, signal: patience() });
    if (!isFinal || stored.lockedUntil !== undefined) return;
    if ((await this.store.locking()) === 'compliance') this.unlocked = key;
  }

  private lockEnd(): Date {
    const end = this.clock.now();
    end.setUTCFullYear(end.getUTCFullYear() + this.settings.trail.lockYears);
    return end;
  }

  private async read(key: string): Promise<Buffer> {
    const { stream } = await this.store.open(key);
    return buffer(stream);
  }
}

const patience = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS);

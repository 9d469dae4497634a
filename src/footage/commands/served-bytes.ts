import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { playbackServed } from '../domain/footage.audit-events.js';
import { addServed, distinctBytes, type ServedRanges } from '../domain/served-ranges.js';
import { PlaybacksRepository } from '../persistence/playbacks.repository.js';

const FLUSH_EVERY_MS = 15_000;

interface Served {
  readonly actor: Actor;
  readonly clipId: string;
  requests: number;
  bytes: number;
  ranges: ServedRanges;
}

/**
 * Gathers which bytes of each playback were really sent and enters them in the trail at intervals:
 * a player asks many times a minute, and one entry for each request would bury the trail. That the
 * clip was opened is in the trail before the first byte leaves, so a crash loses a figure, no act.
 */
@Injectable()
export class ServedBytes implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ServedBytes.name);
  private pending = new Map<string, Served>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly playbacks: PlaybacksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flush(), FLUSH_EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.flush();
  }

  /** Notes that `count` bytes from `first` on have left. */
  note(
    playback: { id: string; clipId: string },
    actor: Actor,
    { first, count }: { first: number; count: number },
  ): void {
    const { id, clipId } = playback;
    const served = this.pending.get(id) ?? { actor, clipId, requests: 0, bytes: 0, ranges: [] };
    served.requests += 1;
    served.bytes += count;
    if (count > 0) served.ranges = addServed(served.ranges, first, first + count - 1);
    this.pending.set(id, served);
  }

  /** Writes what has gathered; what cannot be written now is kept for the next time. */
  async flush(): Promise<void> {
    const batch = this.pending;
    this.pending = new Map();
    for (const [id, served] of batch) {
      try {
        await this.write(id, served);
      } catch (error) {
        this.logger.error(`Playback ${id}: what was served could not be entered`, error);
        this.keepForNextTime(id, served);
      }
    }
  }

  private write(id: string, served: Served): Promise<void> {
    return this.transactions.run(async (tx) => {
      const playback = await this.playbacks.lock(tx, id);
      if (!playback) return;
      const servedRanges = merge(playback.servedRanges, served.ranges);
      await this.playbacks.update(tx, id, {
        servedRanges,
        servedRequests: playback.servedRequests + served.requests,
        servedBytes: playback.servedBytes + served.bytes,
        lastServedAt: this.clock.now(),
      });
      const { requests, bytes } = served;
      const facts = { playback: id, requests, bytes, distinctBytes: distinctBytes(servedRanges) };
      await this.trail.record(tx, served.actor, playbackServed({ id: served.clipId, facts }));
    });
  }

  private keepForNextTime(id: string, served: Served): void {
    const newer = this.pending.get(id);
    if (newer) {
      newer.requests += served.requests;
      newer.bytes += served.bytes;
      newer.ranges = merge(newer.ranges, served.ranges);
    } else {
      this.pending.set(id, served);
    }
  }
}

function merge(one: ServedRanges, other: ServedRanges): ServedRanges {
  return other.reduce((sum, [first, last]) => addServed(sum, first, last), one);
}

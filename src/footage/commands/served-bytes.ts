import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';

import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import { playbackServed } from '../domain/footage.audit-events.js';
import { addServed, atMost, distinctBytes, type ServedRanges } from '../domain/served-ranges.js';
import { PlaybacksRepository } from '../persistence/playbacks.repository.js';

const LOOK_EVERY_MS = 10_000;

/** A playback of which nothing was asked for so long is entered: it is over, or stands still. */
const QUIET_MS = 30_000;

/** One that goes on is entered as often as this. */
const LONGEST_MS = 120_000;

/** Stretches of bytes that one entry names; what lies closest together is joined beyond that. */
const MOST_STRETCHES = 100;

interface Served {
  readonly actor: Actor;
  readonly clipId: string;
  requests: number;
  bytes: number;
  ranges: ServedRanges;
  readonly from: Date;
  until: Date;
}

/**
 * Gathers which bytes of each playback were really sent and enters them in the trail at intervals:
 * a player asks many times a minute, and one entry for each request would bury the trail. That the
 * clip was opened is in the trail before the first byte leaves, so a crash loses the figures of two
 * minutes at most, and no act.
 */
@Injectable()
export class ServedBytes implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(ServedBytes.name);
  private readonly pending = new Map<string, Served>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly playbacks: PlaybacksRepository,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.flushSettled(), LOOK_EVERY_MS).unref();
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
    const now = this.clock.now();
    const fresh = { actor, clipId, requests: 0, bytes: 0, ranges: [], from: now, until: now };
    const served: Served = this.pending.get(id) ?? fresh;
    served.until = now;
    served.requests += 1;
    served.bytes += count;
    if (count > 0) served.ranges = addServed(served.ranges, first, first + count - 1);
    this.pending.set(id, served);
  }

  /** Writes what has gathered; what cannot be written now is kept for the next time. */
  async flush(): Promise<void> {
    await this.writeThose(() => true);
  }

  /** Writes those that are over, and those that have gone on for long. */
  private async flushSettled(): Promise<void> {
    const now = this.clock.now().getTime();
    await this.writeThose(
      ({ from, until }) => now - until.getTime() >= QUIET_MS || now - from.getTime() >= LONGEST_MS,
    );
  }

  private async writeThose(isDue: (served: Served) => boolean): Promise<void> {
    for (const [id, served] of [...this.pending]) {
      if (!isDue(served)) continue;
      this.pending.delete(id);
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
      const { requests, bytes, ranges, from, until } = served;
      const facts = {
        ...{ playback: id, requests, bytes, distinctBytes: distinctBytes(servedRanges) },
        ranges: atMost(ranges, MOST_STRETCHES).map(([first, last]) => [first, last]),
        from: from.toISOString(),
        until: until.toISOString(),
      };
      await this.trail.record(tx, served.actor, playbackServed({ id: served.clipId, facts }));
    });
  }

  private keepForNextTime(id: string, served: Served): void {
    const newer = this.pending.get(id);
    const both = newer && {
      requests: served.requests + newer.requests,
      bytes: served.bytes + newer.bytes,
      ranges: merge(served.ranges, newer.ranges),
      until: newer.until,
    };
    this.pending.set(id, { ...served, ...both });
  }
}

function merge(one: ServedRanges, other: ServedRanges): ServedRanges {
  return other.reduce((sum, [first, last]) => addServed(sum, first, last), one);
}

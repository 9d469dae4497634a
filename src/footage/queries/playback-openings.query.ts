import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { VisibleClips } from '../commands/visible-clips.js';
import type { SignedIn } from '../../identity/identity.public.js';
import type { Purpose } from '../domain/purposes.js';
import { distinctBytes, type ServedRanges } from '../domain/served-ranges.js';
import { ClipEntity } from '../persistence/clip.entity.js';
import { within } from '../persistence/clip-policy.js';
import { PlaybackEntity } from '../persistence/playback.entity.js';

/** One time that somebody opened a clip. */
export interface PlaybackOpening {
  readonly playbackId: string;
  readonly at: Date;
  readonly personId: string;
  readonly clipId: string;
  readonly sourceClipId: string;
  readonly purpose: Purpose;
  readonly reference: string | null;
  readonly explanation: string | null;
  readonly reviewId: string | null;
  /** Null for openings from before authorizations were asked for. */
  readonly authorizationId: string | null;
  readonly servedBytes: number;
  /** About how much of the clip was sent, in milliseconds; what was sent twice counts once. */
  readonly servedMs: number;
}

export interface OpeningsAsked {
  readonly from: Date;
  readonly to: Date;
  readonly clipId: string | null;
  readonly personId: string | null;
}

type Row = Omit<PlaybackOpening, 'servedBytes' | 'servedMs'> & {
  readonly servedBytes: string;
  readonly sizeBytes: string;
  readonly servedRanges: ServedRanges;
  readonly durationMs: number | null;
};

/** Who opened which clips. Whoever shows it enters that reading in the trail. */
@Injectable()
export class PlaybackOpeningsQuery {
  constructor(
    private readonly dataSource: DataSource,
    private readonly visible: VisibleClips,
  ) {}

  /** Oldest first, at most `limit`, of the clips that exist for the reader and no others. */
  async of(reader: SignedIn, asked: OpeningsAsked, limit: number): Promise<PlaybackOpening[]> {
    const { from, to, clipId, personId } = asked;
    const clips = this.dataSource.getRepository(ClipEntity).createQueryBuilder('clip');
    const openings = within(clips, await this.visible.reachOf(reader, 'access-report.read'))
      .innerJoin(PlaybackEntity, 'playback', 'playback.clip_id = clip.id')
      .andWhere('playback.started_at >= :from AND playback.started_at < :to', { from, to });
    if (clipId !== null) openings.andWhere('playback.clip_id = :clipId', { clipId });
    if (personId !== null) openings.andWhere('playback.person_id = :personId', { personId });
    openings.select('clip.id', 'clipId');
    for (const [column, name] of COLUMNS) openings.addSelect(column, name);
    const rows = await openings
      .orderBy('playback.started_at')
      .addOrderBy('playback.id')
      .limit(limit)
      .getRawMany<Row>();
    return rows.map(toOpening);
  }
}

const COLUMNS = [
  ['clip.source_clip_id', 'sourceClipId'],
  ['clip.duration_ms', 'durationMs'],
  ['playback.id', 'playbackId'],
  ['playback.started_at', 'at'],
  ['playback.person_id', 'personId'],
  ['playback.purpose', 'purpose'],
  ['playback.purpose_reference', 'reference'],
  ['playback.purpose_explanation', 'explanation'],
  ['playback.review_id', 'reviewId'],
  ['playback.authorization_id', 'authorizationId'],
  ['playback.served_bytes', 'servedBytes'],
  ['playback.served_ranges', 'servedRanges'],
  ['playback.size_bytes', 'sizeBytes'],
] as const;

function toOpening({ servedRanges, sizeBytes, durationMs, ...row }: Row): PlaybackOpening {
  const share = distinctBytes(servedRanges) / Math.max(1, Number(sizeBytes));
  const servedMs = Math.round(Math.min(1, share) * (durationMs ?? 0));
  return { ...row, servedBytes: Number(row.servedBytes), servedMs };
}

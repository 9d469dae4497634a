import { ApiProperty } from '@nestjs/swagger';

import { type Restriction, RESTRICTIONS } from '../../authorizations/authorizations.public.js';
import type { OpenedPlayback } from '../commands/open-playback.command.js';
import type { ClipDetail } from '../commands/read-clip.command.js';
import { CATEGORIES, type Category } from '../domain/categories.js';
import {
  CLIP_STATES,
  CLIP_STEPS,
  type ClipState,
  type ClipStep,
  INTEGRITIES,
  type Integrity,
  RECORDING_TRIGGERS,
  type RecordingTrigger,
} from '../domain/clip-state.js';
import { QUARANTINE, QUARANTINE_REASONS, type QuarantineReason } from '../domain/quarantine.js';
import { RENDITION_KINDS, type RenditionKind } from '../persistence/rendition.entity.js';
import type { ClipSummary } from '../queries/clip-summaries.query.js';

export class ClipOfficer {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty() badgeNumber: string;
}

export class ClipUnit {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class ClipQuarantine {
  @ApiProperty({ type: String, enum: QUARANTINE_REASONS }) reason: QuarantineReason;
  @ApiProperty() says: string;
  @ApiProperty() mend: string;
  @ApiProperty({ description: 'Whether another upload can put it right' }) mayComeAgain: boolean;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) duplicateOf: string | null;
}

export class ClipSummaryResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time', description: 'Recording start, buffer included' })
  recordedAt: string;
  @ApiProperty({ format: 'date-time', description: 'Recording start plus buffer' })
  activatedAt: string;
  @ApiProperty({ type: 'integer' }) bufferMs: number;
  @ApiProperty({ type: 'integer', nullable: true }) durationMs: number | null;
  @ApiProperty({ type: ClipOfficer, nullable: true }) officer: ClipOfficer | null;
  @ApiProperty({ type: ClipUnit, nullable: true }) unit: ClipUnit | null;
  @ApiProperty() cameraSerial: string;
  @ApiProperty({ type: String, enum: RECORDING_TRIGGERS }) trigger: RecordingTrigger;
  @ApiProperty({ type: String, enum: CLIP_STATES }) state: ClipState;
  @ApiProperty({ type: String, enum: QUARANTINE_REASONS, nullable: true })
  quarantineReason: QuarantineReason | null;
  @ApiProperty({ type: ClipQuarantine, nullable: true }) quarantine: ClipQuarantine | null;
  @ApiProperty({ type: String, enum: CLIP_STEPS, nullable: true }) step: ClipStep | null;
  @ApiProperty({ type: 'integer', nullable: true }) stepPercent: number | null;
  @ApiProperty({ type: String, enum: CATEGORIES, nullable: true }) category: Category | null;
  @ApiProperty({ type: String, enum: INTEGRITIES, nullable: true }) integrity: Integrity | null;
  @ApiProperty({ description: 'Whether there is a still that the reader may see' })
  hasThumbnail: boolean;
  @ApiProperty({
    description: 'Whether the reader’s role and written authorization let them watch',
  })
  mayWatch: boolean;
  @ApiProperty({ type: String, enum: RESTRICTIONS, isArray: true }) restrictions: Restriction[];
}

export class ClipPage {
  @ApiProperty({ type: [ClipSummaryResponse] }) items: ClipSummaryResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class ClipPicture {
  @ApiProperty() container: string;
  @ApiProperty({ type: String, nullable: true }) videoCodec: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) width: number | null;
  @ApiProperty({ type: 'integer', nullable: true }) height: number | null;
  @ApiProperty({ type: Number, nullable: true }) frameRate: number | null;
  @ApiProperty({ type: String, nullable: true }) audioCodec: string | null;
}

export class ClipRendition {
  @ApiProperty({ type: String, enum: RENDITION_KINDS }) kind: RenditionKind;
  @ApiProperty() sha256: string;
  @ApiProperty({ type: 'integer' }) sizeBytes: number;
  @ApiProperty() mediaType: string;
  @ApiProperty({ description: 'Digest of the original it was made from' }) sourceSha256: string;
  @ApiProperty() tool: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class ClipCategoryDecision {
  @ApiProperty({ type: String, enum: CATEGORIES }) category: Category;
  @ApiProperty() reason: string;
  @ApiProperty({ format: 'uuid' }) decidedBy: string;
  @ApiProperty({ format: 'date-time' }) decidedAt: string;
}

export class ClipDetailResponse extends ClipSummaryResponse {
  @ApiProperty() source: string;
  @ApiProperty() sourceClipId: string;
  @ApiProperty({ type: String, nullable: true }) fileName: string | null;
  @ApiProperty({ type: String, nullable: true }) sha256: string | null;
  @ApiProperty({ type: 'integer', nullable: true }) sizeBytes: number | null;
  @ApiProperty({ type: ClipPicture, nullable: true }) media: ClipPicture | null;
  @ApiProperty({ enum: ['private', 'public', 'confidential'] }) classification: string;
  @ApiProperty({ format: 'date-time' }) registeredAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) receivedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readyAt: string | null;
  @ApiProperty({ type: [ClipRendition] }) renditions: ClipRendition[];
  @ApiProperty({ type: [ClipCategoryDecision], description: 'Newest first' })
  categoryHistory: ClipCategoryDecision[];
}

export class PlaybackResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() mediaUrl: string;
  @ApiProperty() mediaType: string;
  @ApiProperty({ type: 'integer' }) durationMs: number;
  @ApiProperty({ enum: ['original', 'proxy'] }) rendition: 'original' | 'proxy';
}

export function toPlaybackResponse(playback: OpenedPlayback): PlaybackResponse {
  return { ...playback, mediaUrl: `/api/v1/playbacks/${playback.id}/media` };
}

export function toClipSummary(summary: ClipSummary): ClipSummaryResponse {
  return summaryFields(summary);
}

function summaryFields(summary: ClipSummary) {
  const { clip, officer, unit, progress, hasThumbnail, mayWatch } = summary;
  const { id, bufferMs, durationMs, cameraSerial, trigger, state, category, integrity } = clip;
  const reason = clip.quarantineReason;
  return {
    ...{ id, bufferMs, durationMs, cameraSerial, trigger, state, category, integrity },
    ...{ officer, unit, hasThumbnail, mayWatch },
    restrictions: [...clip.restrictions],
    recordedAt: clip.recordedAt.toISOString(),
    activatedAt: clip.activatedAt.toISOString(),
    quarantineReason: reason,
    quarantine:
      reason === null ? null : { reason, ...QUARANTINE[reason], duplicateOf: clip.duplicateOf },
    step: progress?.step ?? null,
    stepPercent: progress?.percent ?? null,
  };
}

export function toClipDetail(detail: ClipDetail): ClipDetailResponse {
  const { clip } = detail;
  const { source, sourceClipId, fileName, sha256, sizeBytes, classification } = clip;
  return {
    ...summaryFields(detail),
    ...{ source, sourceClipId, fileName, sha256, sizeBytes, classification },
    media: clip.media && toClipPicture(clip.media),
    registeredAt: clip.registeredAt.toISOString(),
    receivedAt: clip.receivedAt?.toISOString() ?? null,
    readyAt: clip.readyAt?.toISOString() ?? null,
    renditions: detail.renditions.map((rendition) => {
      const { kind, mediaType, sourceSha256, tool } = rendition;
      const bytes = { sha256: rendition.sha256, sizeBytes: rendition.sizeBytes };
      const createdAt = rendition.createdAt.toISOString();
      return { kind, ...bytes, mediaType, sourceSha256, tool, createdAt };
    }),
    categoryHistory: detail.categoryHistory.map(({ category, reason, decidedBy, decidedAt }) => ({
      ...{ category, reason, decidedBy },
      decidedAt: decidedAt.toISOString(),
    })),
  };
}

function toClipPicture(media: NonNullable<ClipDetail['clip']['media']>): ClipPicture {
  const { container, video, audio } = media;
  return {
    container,
    videoCodec: video?.codec ?? null,
    width: video?.width ?? null,
    height: video?.height ?? null,
    frameRate: video?.frameRate ?? null,
    audioCodec: audio?.codec ?? null,
  };
}

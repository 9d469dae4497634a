import { ApiProperty } from '@nestjs/swagger';

import { CLIP_STATES, type ClipState } from '../../footage/footage.public.js';
import type { AnnouncedClip } from '../commands/announce-clip.command.js';

export class AnnouncedClipResponse {
  @ApiProperty({ format: 'uuid' }) clipId: string;
  @ApiProperty({ type: String, enum: CLIP_STATES }) state: ClipState;
  @ApiProperty({ description: 'Whether bytes of this clip are wanted' }) wantsBytes: boolean;
  @ApiProperty({ description: 'Where to create the upload, by tus 1.0.0' }) uploadUrl: string;
  @ApiProperty({ type: String, nullable: true, description: 'An upload of yours that can go on' })
  resumeUrl: string | null;
}

const UPLOADS = '/api/v1/uploads';

export function toAnnouncedClip(announced: AnnouncedClip): AnnouncedClipResponse {
  const { clipId, state, wantsBytes, openUploadId } = announced;
  const resumeUrl = openUploadId === null ? null : `${UPLOADS}/${openUploadId}`;
  return { clipId, state, wantsBytes, uploadUrl: UPLOADS, resumeUrl };
}

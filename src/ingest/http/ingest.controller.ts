import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';

import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { AnnounceClipCommand } from '../commands/announce-clip.command.js';
import { displayable } from '../domain/upload-metadata.js';
import { AnnounceClipRequest } from './ingest.requests.js';
import { AnnouncedClipResponse, toAnnouncedClip } from './ingest.responses.js';

@ApiTags('ingest')
@Controller('clips')
export class IngestController {
  constructor(private readonly announceClip: AnnounceClipCommand) {}

  @Post()
  @ApiCreatedResponse({ type: AnnouncedClipResponse })
  @RequiresPermission('clip.ingest')
  async announce(
    @CurrentActor() actor: SignedIn,
    @Body() { sizeBytes, sha256, ...said }: AnnounceClipRequest,
  ): Promise<AnnouncedClipResponse> {
    const { durationMs = null, trigger = 'other', fileName } = said;
    const shownName = fileName === undefined ? null : displayable(fileName);
    const clip = { ...said, durationMs, trigger, fileName: shownName };
    const bytes = { sizeBytes: sizeBytes ?? null, sha256: sha256 ?? null };
    return toAnnouncedClip(await this.announceClip.execute(actor, clip, bytes));
  }
}

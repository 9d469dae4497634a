import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { pipeline } from 'node:stream/promises';

import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { CategorizeClipCommand } from '../commands/categorize-clip.command.js';
import { ListClipsCommand } from '../commands/list-clips.command.js';
import { OpenPlaybackCommand } from '../commands/open-playback.command.js';
import { ReadClipCommand } from '../commands/read-clip.command.js';
import { ReadCustodyCommand } from '../commands/read-custody.command.js';
import { ReadThumbnailCommand } from '../commands/read-thumbnail.command.js';
import {
  CategorizeClipRequest,
  ListClipsRequest,
  PurposeRequest,
  toStatedPurpose,
} from './clips.requests.js';
import {
  ClipDetailResponse,
  ClipPage,
  PlaybackResponse,
  toClipDetail,
  toClipSummary,
  toPlaybackResponse,
} from './clips.responses.js';
import { ClipCustody, toClipCustody } from './custody.responses.js';
import { forbidKeeping } from './media-headers.js';

@ApiTags('footage')
@Controller('clips')
export class ClipsController {
  constructor(
    private readonly listClips: ListClipsCommand,
    private readonly readClip: ReadClipCommand,
    private readonly readCustody: ReadCustodyCommand,
    private readonly readThumbnail: ReadThumbnailCommand,
    private readonly openPlayback: OpenPlaybackCommand,
    private readonly categorizeClip: CategorizeClipCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: ClipPage })
  @RequiresPermission('clip.search')
  async list(
    @CurrentActor() actor: SignedIn,
    @Query() { cursor, limit, ...filter }: ListClipsRequest,
  ): Promise<ClipPage> {
    const page = await this.listClips.execute(actor, filter, { cursor, limit });
    return { items: page.items.map(toClipSummary), nextCursor: page.nextCursor };
  }

  @Get(':id')
  @ApiOkResponse({ type: ClipDetailResponse })
  @RequiresPermission('clip.search')
  async read(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<ClipDetailResponse> {
    return toClipDetail(await this.readClip.execute(actor, id));
  }

  @Get(':id/custody')
  @ApiOkResponse({ type: ClipCustody })
  @RequiresPermission('clip.search')
  async custody(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<ClipCustody> {
    return toClipCustody(await this.readCustody.execute(actor, id));
  }

  @Get(':id/thumbnail')
  @AnswersBytes('image/jpeg')
  @RequiresPermission('clip.view')
  async thumbnail(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const { stream, sizeBytes, mediaType } = await this.readThumbnail.execute(actor, id);
    forbidKeeping(response);
    response.type(mediaType).setHeader('Content-Length', sizeBytes);
    await pipeline(stream, response);
  }

  @Post(':id/playbacks')
  @ApiCreatedResponse({ type: PlaybackResponse })
  @RequiresPermission('clip.view')
  async open(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() purpose: PurposeRequest,
  ): Promise<PlaybackResponse> {
    return toPlaybackResponse(await this.openPlayback.execute(actor, id, toStatedPurpose(purpose)));
  }

  @Post(':id/category')
  @HttpCode(204)
  @RequiresPermission('clip.categorize')
  async categorize(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { category, reason }: CategorizeClipRequest,
  ): Promise<void> {
    await this.categorizeClip.execute(actor, id, { category, reason });
  }
}

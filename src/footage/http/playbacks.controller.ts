import { Controller, Get, Head, Param, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import {
  entityTag,
  type MediaAnswer,
  type MediaRequest,
  ServePlaybackCommand,
} from '../commands/serve-playback.command.js';
import { ServedBytes } from '../commands/served-bytes.js';
import { forbidKeeping } from './media-headers.js';
import { sendCounting } from './send-counting.js';

@ApiTags('footage')
@Controller('playbacks')
export class PlaybacksController {
  constructor(
    private readonly servePlayback: ServePlaybackCommand,
    private readonly served: ServedBytes,
  ) {}

  @Head(':id/media')
  @AnswersBytes('video/mp4')
  @RequiresPermission('session.own')
  async describe(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    writeHead(response, await this.servePlayback.execute(actor, id, rangeHeaders(request)));
    response.end();
  }

  @Get(':id/media')
  @AnswersBytes('video/mp4')
  @RequiresPermission('session.own')
  async media(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const answer = await this.servePlayback.execute(actor, id, rangeHeaders(request));
    const { playback, range } = answer;
    writeHead(response, answer);
    if (range.kind === 'unsatisfiable') return void response.end();
    const count = await sendCounting(await answer.open(), response);
    this.served.note(playback, actor, { first: range.kind === 'part' ? range.first : 0, count });
  }
}

function rangeHeaders({ headers }: Request): MediaRequest {
  const ifRange = headers['if-range'];
  return { range: headers.range, ifRange: Array.isArray(ifRange) ? ifRange[0] : ifRange };
}

function writeHead(response: Response, { playback, range }: MediaAnswer): void {
  forbidKeeping(response);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('ETag', entityTag(playback));
  response.type(playback.mediaType);
  switch (range.kind) {
    case 'whole':
      response.setHeader('Content-Length', playback.sizeBytes);
      return;
    case 'part':
      response.status(206);
      response.setHeader('Content-Length', range.last - range.first + 1);
      response.setHeader(
        'Content-Range',
        `bytes ${range.first}-${range.last}/${playback.sizeBytes}`,
      );
      return;
    case 'unsatisfiable':
      response.status(416);
      response.setHeader('Content-Range', `bytes */${playback.sizeBytes}`);
  }
}

import { Body, Controller, Get, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { DeclareDrawCommand } from '../commands/declare-draw.command.js';
import { ExportDrawRecordCommand } from '../commands/export-draw-record.command.js';
import { DrawsQuery } from '../queries/draws.query.js';
import { DeclareDrawRequest } from './draws.requests.js';
import {
  DrawDetailResponse,
  DrawPage,
  toDrawDetailResponse,
  toDrawResponse,
} from './draws.responses.js';

@ApiTags('sampling')
@Controller('draws')
export class DrawsController {
  constructor(
    private readonly draws: DrawsQuery,
    private readonly declareDraw: DeclareDrawCommand,
    private readonly exportRecord: ExportDrawRecordCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: DrawPage })
  @RequiresPermission('draw.read')
  async list(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<DrawPage> {
    const { items, nextCursor } = await this.draws.page(actor, page);
    return { items: items.map(toDrawResponse), nextCursor };
  }

  @Post()
  @ApiCreatedResponse({ type: DrawDetailResponse })
  @RequiresPermission('draw.conduct')
  async declare(
    @CurrentActor() actor: SignedIn,
    @Body() { policyId, windowFrom, windowTo }: DeclareDrawRequest,
  ): Promise<DrawDetailResponse> {
    const window = { from: windowFrom, to: windowTo };
    return toDrawDetailResponse(await this.declareDraw.execute(actor, { policyId, window }));
  }

  @Get(':id')
  @ApiOkResponse({ type: DrawDetailResponse })
  @RequiresPermission('draw.read')
  async one(@CurrentActor() actor: SignedIn, @Param('id') id: string): Promise<DrawDetailResponse> {
    return toDrawDetailResponse(await this.draws.one(actor, id));
  }

  @Get(':id/record')
  @RequiresPermission('draw.read')
  @NeedsRecentSignIn()
  @AnswersBytes('application/zip')
  async record(@CurrentActor() actor: SignedIn, @Param('id') id: string): Promise<StreamableFile> {
    const archive = await this.exportRecord.execute(actor, id);
    return new StreamableFile(archive, {
      type: 'application/zip',
      disposition: `attachment; filename="${id}.zip"`,
    });
  }
}

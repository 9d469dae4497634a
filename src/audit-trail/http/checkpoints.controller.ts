import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { DEFAULT_PAGE_LIMIT, decodeCursor, PageRequest, toPage } from '../../platform/http/page.js';
import { CompareCheckpointsCommand } from '../commands/compare-checkpoints.command.js';
import type { Actor } from '../domain/actor.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import { ConsistencyRequest, KeptCheckpointRequest } from './checkpoints.requests.js';
import {
  CheckpointPage,
  ConsistencyView,
  KeptCheckpointView,
  toCheckpointView,
  toConsistencyView,
  toKeptCheckpointView,
} from './checkpoints.responses.js';

const LIST = 'audit-trail.checkpoints';

@ApiTags('audit trail')
@Controller('audit-trail')
export class CheckpointsController {
  constructor(
    private readonly checkpoints: CheckpointsQuery,
    private readonly compare: CompareCheckpointsCommand,
  ) {}

  /** Published checkpoints, newest first. They hold nothing of any entry, and anybody may have them. */
  @Get('checkpoints')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: CheckpointPage })
  async list(
    @Query() { cursor, limit = DEFAULT_PAGE_LIMIT }: PageRequest,
  ): Promise<CheckpointPage> {
    const before = cursor === undefined ? null : Number(decodeCursor(LIST, cursor)[0]);
    const rows = await this.checkpoints.page(before, limit + 1);
    const position = ({ size }: { size: number }) => [String(size)];
    return toPage(rows, limit, { name: LIST, position, show: toCheckpointView });
  }

  /** A proof that the log of one checkpoint is the beginning of that of another. Recorded. */
  @Get('consistency')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: ConsistencyView })
  async consistency(
    @Query() { from, to }: ConsistencyRequest,
    @CurrentActor() actor: Actor,
  ): Promise<ConsistencyView> {
    return toConsistencyView(await this.compare.published(actor, from, to));
  }

  /** Holds a checkpoint that somebody kept against the log of now. Recorded. */
  @Post('consistency')
  @HttpCode(200)
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: KeptCheckpointView })
  async kept(
    @Body() { checkpoint }: KeptCheckpointRequest,
    @CurrentActor() actor: Actor,
  ): Promise<KeptCheckpointView> {
    return toKeptCheckpointView(await this.compare.kept(actor, checkpoint));
  }
}

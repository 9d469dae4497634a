import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { DEFAULT_PAGE_LIMIT, decodeCursor, PageRequest, toPage } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { DecideRequestCommand } from '../commands/decide-request.command.js';
import { ReadRequestsCommand } from '../commands/read-requests.command.js';
import { RequestPruningCommand } from '../commands/request-pruning.command.js';
import type { Actor } from '../domain/actor.js';
import { RequestPruningRequest } from './two-person-requests.requests.js';
import { PruningPage, RequestCreated, toPruningSummary } from './two-person-requests.responses.js';

const LIST = 'audit-trail.prunings';

/** The end of entries past their retention: one person asks, another approves. */
@ApiTags('audit trail')
@Controller('audit-trail/prunings')
export class PruningsController {
  constructor(
    private readonly requestPruning: RequestPruningCommand,
    private readonly decide: DecideRequestCommand,
    private readonly read: ReadRequestsCommand,
  ) {}

  @Get()
  @RequiresPermission('audit-trail.prune')
  @ApiOkResponse({ type: PruningPage })
  async list(@Query() query: PageRequest, @CurrentActor() actor: Actor): Promise<PruningPage> {
    const { cursor, limit = DEFAULT_PAGE_LIMIT } = query;
    const before = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    const rows = await this.read.prunings(actor, before, limit + 1);
    const position = ({ id }: { id: string }) => [id];
    const page = toPage(rows, limit, { name: LIST, position, show: toPruningSummary });
    return { ...page, newestCutoff: this.requestPruning.newestCutoff().toISOString() };
  }

  @Post()
  @RequiresPermission('audit-trail.prune')
  @ApiCreatedResponse({ type: RequestCreated })
  async request(
    @Body() { before }: RequestPruningRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RequestCreated> {
    return { id: await this.requestPruning.execute(actor, before) };
  }

  @Post(':id/approval')
  @HttpCode(204)
  @RequiresPermission('audit-trail.prune')
  @NeedsRecentSignIn()
  approve(@Param('id', ParseIdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.decide.execute(actor, 'pruning', id, 'approve');
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @RequiresPermission('audit-trail.prune')
  withdraw(@Param('id', ParseIdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.decide.execute(actor, 'pruning', id, 'withdraw');
  }
}

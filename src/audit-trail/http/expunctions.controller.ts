import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { DEFAULT_PAGE_LIMIT, decodeCursor, PageRequest, toPage } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { DecideRequestCommand } from '../commands/decide-request.command.js';
import { ReadRequestsCommand } from '../commands/read-requests.command.js';
import { RequestExpunctionCommand } from '../commands/request-expunction.command.js';
import type { Actor } from '../domain/actor.js';
import { RequestExpunctionRequest } from './two-person-requests.requests.js';
import {
  ExpunctionDetails,
  ExpunctionPage,
  RequestCreated,
  toExpunctionDetails,
  toExpunctionSummary,
} from './two-person-requests.responses.js';

const LIST = 'audit-trail.expunctions';

/** Expunging by court order: one person asks, another approves, then it is carried out. */
@ApiTags('audit trail')
@Controller('audit-trail/expunctions')
export class ExpunctionsController {
  constructor(
    private readonly requestExpunction: RequestExpunctionCommand,
    private readonly decide: DecideRequestCommand,
    private readonly read: ReadRequestsCommand,
  ) {}

  @Get()
  @RequiresPermission('audit-trail.expunge')
  @ApiOkResponse({ type: ExpunctionPage })
  async list(@Query() query: PageRequest, @CurrentActor() actor: Actor): Promise<ExpunctionPage> {
    const { cursor, limit = DEFAULT_PAGE_LIMIT } = query;
    const before = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    const rows = await this.read.expunctions(actor, before, limit + 1);
    const position = ({ id }: { id: string }) => [id];
    return toPage(rows, limit, { name: LIST, position, show: toExpunctionSummary });
  }

  @Post()
  @RequiresPermission('audit-trail.expunge')
  @ApiCreatedResponse({ type: RequestCreated })
  async request(
    @Body() body: RequestExpunctionRequest,
    @CurrentActor() actor: Actor,
  ): Promise<RequestCreated> {
    const { entryIds = [], targets = [], names = [], ...order } = body;
    return { id: await this.requestExpunction.execute(actor, order, { entryIds, targets, names }) };
  }

  @Get(':id')
  @RequiresPermission('audit-trail.expunge')
  @ApiOkResponse({ type: ExpunctionDetails })
  async one(
    @Param('id', ParseIdPipe) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ExpunctionDetails> {
    return toExpunctionDetails(await this.read.expunction(actor, id));
  }

  @Post(':id/approval')
  @HttpCode(204)
  @RequiresPermission('audit-trail.expunge')
  @NeedsRecentSignIn()
  approve(@Param('id', ParseIdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.decide.execute(actor, 'expunction', id, 'approve');
  }

  @Post(':id/withdrawal')
  @HttpCode(204)
  @RequiresPermission('audit-trail.expunge')
  withdraw(@Param('id', ParseIdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.decide.execute(actor, 'expunction', id, 'withdraw');
  }
}

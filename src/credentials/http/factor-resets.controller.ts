import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { DecideFactorResetCommand } from '../commands/decide-factor-reset.command.js';
import { ListFactorResetsCommand } from '../commands/list-factor-resets.command.js';
import { PrepareFactorResetCommand } from '../commands/prepare-factor-reset.command.js';
import { FactorResetPage, PreparedResetResponse, toResetPage } from './factor-resets.responses.js';
import { FactorResetReasonRequest } from './second-factors.requests.js';

@ApiTags('credentials')
@Controller()
export class FactorResetsController {
  constructor(
    private readonly prepareReset: PrepareFactorResetCommand,
    private readonly decideReset: DecideFactorResetCommand,
    private readonly listResets: ListFactorResetsCommand,
  ) {}

  /** Prepares that all second factors of somebody be taken; somebody else approves it. */
  @Post('people/:id/second-factors/reset')
  @ApiCreatedResponse({ type: PreparedResetResponse })
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  async prepare(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: FactorResetReasonRequest,
  ): Promise<PreparedResetResponse> {
    return { resetId: await this.prepareReset.execute(actor, id, reason) };
  }

  /** What waits for approval, oldest first. The reading is recorded. */
  @Get('factor-resets')
  @ApiOkResponse({ type: FactorResetPage })
  @RequiresPermission('person.read')
  async list(
    @CurrentActor() actor: SignedIn,
    @Query() { cursor, limit }: PageRequest,
  ): Promise<FactorResetPage> {
    return toResetPage(await this.listResets.execute(actor, { cursor, limit }));
  }

  /** Takes the factors, as somebody else prepared it. */
  @Post('factor-resets/:id/approval')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  @NeedsRecentSignIn()
  approve(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.decideReset.approve(actor, id);
  }

  /** Refuses what somebody else prepared. */
  @Post('factor-resets/:id/refusal')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  refuse(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: FactorResetReasonRequest,
  ): Promise<void> {
    return this.decideReset.refuse(actor, id, reason);
  }

  /** Takes back what was prepared. */
  @Post('factor-resets/:id/withdrawal')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  withdraw(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.decideReset.withdraw(actor, id);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ReadDueCommand } from '../commands/read-due.command.js';
import { TerminateCommand } from '../commands/terminate.command.js';
import { TransfersCommand } from '../commands/transfers.command.js';
import { DueResponse, toDue } from './lifecycle.responses.js';
import {
  SettlementRequest,
  TerminationAtOnceRequest,
  TerminationRequest,
} from './personnel.requests.js';
import { EnteredId } from './personnel.responses.js';

@ApiTags('personnel')
@Controller()
export class LifecycleController {
  constructor(
    private readonly terminate: TerminateCommand,
    private readonly transfers: TransfersCommand,
    private readonly readDue: ReadDueCommand,
    private readonly clock: Clock,
  ) {}

  /** Dates, terminations, transfers and unused accounts that need somebody. The reading is recorded. */
  @Get('personnel/due')
  @RequiresPermission('personnel.read')
  @ApiOkResponse({ type: DueResponse })
  async due(@CurrentActor() actor: SignedIn): Promise<DueResponse> {
    return toDue(await this.readDue.execute(actor), this.clock.now());
  }

  /** Enters the end of an employment, planned or past; access ends with it. */
  @Post('people/:id/terminations')
  @RequiresPermission('personnel.manage')
  @ApiCreatedResponse({ type: EnteredId })
  async plan(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Body() { knownAt, endsAt, reason }: TerminationRequest,
  ): Promise<EnteredId> {
    const known = knownAt ?? this.clock.now();
    const end = { personId, knownAt: known, endsAt, isHighRisk: false, reason };
    return { id: await this.terminate.execute(actor, end) };
  }

  /** Ends an employment and all access in this moment. */
  @Post('people/:id/terminations/at-once')
  @RequiresPermission('person.disable')
  @ApiCreatedResponse({ type: EnteredId })
  async atOnce(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Body() { isHighRisk, knownAt, reason }: TerminationAtOnceRequest,
  ): Promise<EnteredId> {
    const now = this.clock.now();
    const end = { personId, knownAt: knownAt ?? now, endsAt: now, isHighRisk, reason };
    return { id: await this.terminate.execute(actor, end) };
  }

  /** Withdraws a termination that has not come yet. */
  @Delete('people/:id/terminations/:terminationId')
  @HttpCode(204)
  @RequiresPermission('personnel.manage')
  @ApiNoContentResponse()
  async withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Param('terminationId', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.terminate.withdraw(actor, personId, id);
  }

  /** Says what becomes of the roles that somebody holds for the unit that they left. */
  @Post('transfers/:id/settlement')
  @HttpCode(204)
  @RequiresPermission('personnel.manage')
  @ApiNoContentResponse()
  async settle(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { outcome, reason }: SettlementRequest,
  ): Promise<void> {
    await this.transfers.settle(actor, id, { outcome, reason: reason ?? null });
  }
}

import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { LeavesCommand } from '../commands/leaves.command.js';
import { ListPersonnelCommand } from '../commands/list-personnel.command.js';
import { ReadPersonnelCommand } from '../commands/read-personnel.command.js';
import { RecordDatesCommand } from '../commands/record-dates.command.js';
import { LeaveRequest, RecordDateRequest } from './personnel.requests.js';
import {
  EnteredId,
  PersonnelPage,
  PersonnelRecordResponse,
  PersonnelResponse,
} from './personnel.responses.js';
import { toPersonnel, toPersonnelRecord } from './to-responses.js';

@ApiTags('personnel')
@Controller()
export class PersonnelController {
  constructor(
    private readonly listPersonnel: ListPersonnelCommand,
    private readonly readPersonnel: ReadPersonnelCommand,
    private readonly recordDates: RecordDatesCommand,
    private readonly leaves: LeavesCommand,
    private readonly clock: Clock,
  ) {}

  /** Everybody with an account, and how their dates stand. The reading is recorded. */
  @Get('personnel')
  @RequiresPermission('personnel.read')
  @ApiOkResponse({ type: PersonnelPage })
  async list(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<PersonnelPage> {
    const { items, nextCursor } = await this.listPersonnel.execute(actor, page);
    return { items: items.map(toPersonnel), nextCursor };
  }

  /** One’s own dates. */
  @Get('personnel/own')
  @RequiresPermission('session.own')
  @ApiOkResponse({ type: PersonnelResponse })
  async own(@CurrentActor() actor: SignedIn): Promise<PersonnelResponse> {
    return toPersonnel(await this.readPersonnel.own(actor));
  }

  /** One person’s record with its history. The reading is recorded. */
  @Get('people/:id/personnel')
  @RequiresPermission('personnel.read')
  @ApiOkResponse({ type: PersonnelRecordResponse })
  async one(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<PersonnelRecordResponse> {
    return toPersonnelRecord(await this.readPersonnel.execute(actor, id), this.clock.now());
  }

  /** Enters a screening, a training or a signed agreement. */
  @Post('people/:id/personnel/dates')
  @HttpCode(204)
  @RequiresPermission('personnel.manage')
  @ApiNoContentResponse()
  async recordDate(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Body() { kind, doneOn, reference }: RecordDateRequest,
  ): Promise<void> {
    await this.recordDates.execute(actor, [
      { personId, kind, doneOn, reference: reference ?? null },
    ]);
  }

  /** Enters a time away. */
  @Post('people/:id/leaves')
  @RequiresPermission('personnel.manage')
  @ApiCreatedResponse({ type: EnteredId })
  async enterLeave(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Body() { fromOn, toOn, barsAccess, note }: LeaveRequest,
  ): Promise<EnteredId> {
    const leave = { fromOn, toOn: toOn ?? null, barsAccess, note: note ?? null };
    return { id: await this.leaves.enter(actor, personId, leave) };
  }

  /** Says that somebody is back, or will not go. */
  @Post('people/:id/leaves/:leaveId/end')
  @HttpCode(204)
  @RequiresPermission('personnel.manage')
  @ApiNoContentResponse()
  async endLeave(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) personId: string,
    @Param('leaveId', ParseIdPipe) leaveId: string,
  ): Promise<void> {
    await this.leaves.end(actor, personId, leaveId);
  }
}

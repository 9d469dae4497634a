import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ApproveChangeCommand } from '../commands/changes/approve-change.command.js';
import { ChangePersonCommand } from '../commands/changes/change-person.command.js';
import { CloseChangeCommand } from '../commands/changes/close-change.command.js';
import { ListChangesCommand } from '../commands/changes/list-changes.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { ChangePersonRequest, ChangesRequest, ReasonRequest, toRoles } from './people.requests.js';
import { ApprovalResponse, ChangedResponse, toInvitationResponse } from './people.responses.js';
import { PersonChangePage, toChangePage } from './person.responses.js';

@ApiTags('identity')
@Controller()
export class PersonChangesController {
  constructor(
    private readonly changePerson: ChangePersonCommand,
    private readonly approveChange: ApproveChangeCommand,
    private readonly closeChange: CloseChangeCommand,
    private readonly listChanges: ListChangesCommand,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Other roles, another officer of the roster, or an account that works again. What gives
   * something waits for approval; what only takes away is done.
   */
  @Post('people/:id/changes')
  @ApiCreatedResponse({ type: ChangedResponse })
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  async change(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { roles, officerId, reason }: ChangePersonRequest,
  ): Promise<ChangedResponse> {
    const wanted = { roles: toRoles(roles), officerId: officerId ?? null, reason };
    return { changeId: await this.changePerson.execute(actor, id, wanted) };
  }

  /** What was prepared, oldest first. The reading is recorded. */
  @Get('person-changes')
  @ApiOkResponse({ type: PersonChangePage })
  @RequiresPermission('person.read')
  async list(
    @CurrentActor() actor: SignedIn,
    @Query() { state = 'prepared', cursor, limit }: ChangesRequest,
  ): Promise<PersonChangePage> {
    return toChangePage(await this.listChanges.execute(actor, state, { cursor, limit }));
  }

  /** Lets come true what somebody else prepared; an invitation’s link is shown this once. */
  @Post('person-changes/:id/approval')
  @ApiCreatedResponse({ type: ApprovalResponse })
  @RequiresPermission('person.approve')
  @NeedsRecentSignIn()
  async approve(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<ApprovalResponse> {
    const invitation = await this.approveChange.execute(actor, id);
    const { publicUrl } = this.settings.http;
    return { invitation: invitation === null ? null : toInvitationResponse(invitation, publicUrl) };
  }

  /** Refuses what somebody else prepared. */
  @Post('person-changes/:id/refusal')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  refuse(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.closeChange.refuse(actor, id, reason);
  }

  /** Takes back what was prepared. */
  @Post('person-changes/:id/withdrawal')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  withdraw(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.closeChange.withdraw(actor, id);
  }
}

import { Body, Controller, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { InvitePersonCommand } from '../commands/changes/invite-person.command.js';
import { InvitationCommand } from '../commands/people/invitation.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { InvitePersonRequest, toRoles } from './people.requests.js';
import {
  InvitationResponse,
  PreparedInvitationResponse,
  toInvitationResponse,
  toPreparedInvitation,
} from './people.responses.js';

@ApiTags('identity')
@Controller('people')
export class InvitedPeopleController {
  constructor(
    private readonly invitePerson: InvitePersonCommand,
    private readonly invitations: InvitationCommand,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Prepares an account, for somebody else to approve. */
  @Post()
  @ApiCreatedResponse({ type: PreparedInvitationResponse })
  @RequiresPermission('person.manage')
  async invite(
    @CurrentActor() actor: SignedIn,
    @Body() { username, displayName, officerId, roles, temporary }: InvitePersonRequest,
  ): Promise<PreparedInvitationResponse> {
    const person = { username, displayName, officerId: officerId ?? null, roles: toRoles(roles) };
    const isTemporary = temporary ?? false;
    const prepared = await this.invitePerson.execute(actor, { ...person, isTemporary });
    return toPreparedInvitation(prepared, this.settings.http.publicUrl);
  }

  /** Makes a new link for an approved invitation; the one before it is worthless from then on. */
  @Post(':id/invitation')
  @ApiCreatedResponse({ type: InvitationResponse })
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  async renew(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<InvitationResponse> {
    const invitation = await this.invitations.renew(actor, id);
    return toInvitationResponse(invitation, this.settings.http.publicUrl);
  }

  /** Withdraws an invitation that nobody has accepted yet. */
  @Delete(':id/invitation')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  withdraw(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.invitations.withdraw(actor, id);
  }
}

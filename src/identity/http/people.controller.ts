import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { InvitePersonCommand } from '../commands/invite-person.command.js';
import { ListPeopleCommand } from '../commands/list-people.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { InvitePersonRequest } from './people.requests.js';
import {
  InvitationResponse,
  PeoplePage,
  toInvitationResponse,
  toPersonResponse,
} from './people.responses.js';

@ApiTags('identity')
@Controller()
export class PeopleController {
  constructor(
    private readonly listPeople: ListPeopleCommand,
    private readonly invitePerson: InvitePersonCommand,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('people')
  @ApiOkResponse({ type: PeoplePage })
  @RequiresPermission('person.read')
  async list(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<PeoplePage> {
    const { items, nextCursor } = await this.listPeople.execute(actor, page);
    return { items: items.map(toPersonResponse), nextCursor };
  }

  @Post('people')
  @ApiCreatedResponse({ type: InvitationResponse })
  @RequiresPermission('person.manage')
  async invite(
    @CurrentActor() actor: SignedIn,
    @Body() { username, displayName, officerId, roles }: InvitePersonRequest,
  ): Promise<InvitationResponse> {
    const grants = roles.map(({ role, unitId }) => ({ role, unitId: unitId ?? null }));
    const person = { username, displayName, officerId: officerId ?? null, roles: grants };
    const invitation = await this.invitePerson.execute(actor, person);
    return toInvitationResponse(invitation, this.settings.http.publicUrl);
  }
}

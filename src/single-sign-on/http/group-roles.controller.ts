import { Body, Controller, Delete, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { GroupRolesCommands } from '../commands/group-roles.commands.js';
import { GroupRoleRequest } from './providers.requests.js';
import { NewProviderResponse } from './providers.responses.js';

@ApiTags('single-sign-on')
@Controller('identity-providers/:providerId/group-roles')
export class GroupRolesController {
  constructor(private readonly groupRoles: GroupRolesCommands) {}

  @Post()
  @ApiCreatedResponse({ type: NewProviderResponse })
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async prepare(
    @CurrentActor() actor: SignedIn,
    @Param('providerId', ParseIdPipe) providerId: string,
    @Body() { group, role, unitId }: GroupRoleRequest,
  ): Promise<NewProviderResponse> {
    const line = { group, role, unitId: unitId ?? null };
    return { id: await this.groupRoles.prepare(actor, providerId, line) };
  }

  @Post(':id/approval')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  @NeedsRecentSignIn()
  async approve(
    @CurrentActor() actor: SignedIn,
    @Param('providerId', ParseIdPipe) providerId: string,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.groupRoles.approve(actor, providerId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async end(
    @CurrentActor() actor: SignedIn,
    @Param('providerId', ParseIdPipe) providerId: string,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.groupRoles.end(actor, providerId, id);
  }
}

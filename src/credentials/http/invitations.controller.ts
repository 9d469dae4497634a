import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { AcceptInvitationCommand } from '../commands/accept-invitation.command.js';
import { AcceptInvitationRequest } from './invitations.requests.js';

@ApiTags('credentials')
@Controller('invitations')
export class InvitationsController {
  constructor(private readonly acceptInvitation: AcceptInvitationCommand) {}

  @Post('acceptance')
  @HttpCode(204)
  @ApiNoContentResponse()
  @OpenToAnyone('Whoever holds the invitation has no account yet')
  accept(@Req() request: Request, @Body() body: AcceptInvitationRequest): Promise<void> {
    return this.acceptInvitation.execute(visitorOf(request), body);
  }
}

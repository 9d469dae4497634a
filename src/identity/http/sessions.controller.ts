import { Controller, Delete, Get, HttpCode, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { SignOutCommand } from '../commands/sign-out.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { clearSessionCookie } from './session-cookie.js';
import { CurrentSession, toCurrentSession } from './sessions.responses.js';

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(private readonly signOutCommand: SignOutCommand) {}

  @Get('current')
  @ApiOkResponse({ type: CurrentSession })
  @RequiresPermission('session.own')
  current(@CurrentActor() actor: SignedIn): CurrentSession {
    return toCurrentSession(actor);
  }

  @Delete('current')
  @HttpCode(204)
  @RequiresPermission('session.own')
  async signOut(
    @CurrentActor() actor: SignedIn,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signOutCommand.execute(actor);
    clearSessionCookie(response);
  }
}

import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, OpenToAnyone, RequiresPermission } from '../../platform/http/access.js';
import { SignInCommand } from '../commands/sign-in.command.js';
import { SignOutCommand } from '../commands/sign-out.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { clearSessionCookie, setSessionCookie } from './session-cookie.js';
import { SessionTokens } from './session-tokens.js';
import { SignInRequest } from './sessions.requests.js';
import { CurrentSession, NewSession, toCurrentSession } from './sessions.responses.js';
import { visitorOf } from './visitor.js';

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly signInCommand: SignInCommand,
    private readonly signOutCommand: SignOutCommand,
    private readonly tokens: SessionTokens,
  ) {}

  @Post()
  @ApiCreatedResponse({ type: NewSession })
  @OpenToAnyone('Signing in is how one becomes somebody')
  async signIn(
    @Req() request: Request,
    @Body() { username, password, bearer = false }: SignInRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<NewSession> {
    const input = { username, password, bearer };
    const token = this.tokens.sign(await this.signInCommand.execute(visitorOf(request), input));
    if (!bearer) setSessionCookie(response, token);
    return { token: bearer ? token : null };
  }

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

import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SessionTokens, setSessionCookie, visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { SignInCommand } from '../commands/sign-in.command.js';
import { SignInRequest } from './sign-in.requests.js';
import { NewSession } from './sign-in.responses.js';

@ApiTags('sign-in')
@Controller('sessions')
export class SignInController {
  constructor(
    private readonly signInCommand: SignInCommand,
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
}

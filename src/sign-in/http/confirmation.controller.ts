import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import {
  SessionTokens,
  setSessionCookie,
  SignedIn,
  visitorOf,
} from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission, WorksWhileLocked } from '../../platform/http/access.js';
import { invariant } from '../../platform/errors/invariant.js';
import { ConfirmSessionCommand } from '../commands/confirm-session.command.js';
import { ConfirmByPasskeyRequest, ConfirmSessionRequest } from './confirmation.requests.js';
import { ConfirmationWays, ConfirmedSession, PasskeyQuestion } from './confirmation.responses.js';

@ApiTags('sign-in')
@Controller('sessions/current/confirmation')
export class ConfirmationController {
  constructor(
    private readonly confirmSession: ConfirmSessionCommand,
    private readonly tokens: SessionTokens,
  ) {}

  @Get()
  @ApiOkResponse({ type: ConfirmationWays })
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async ways(@CurrentActor() actor: SignedIn): Promise<ConfirmationWays> {
    const { username, displayName } = actor;
    return { username, displayName, factors: await this.confirmSession.ways(actor) };
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: ConfirmedSession })
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async byPassword(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
    @Body() proof: ConfirmSessionRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConfirmedSession> {
    const generation = await this.confirmSession.byPassword(actor, visitorOf(request), proof);
    return this.renewed(actor, request, response, generation);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyQuestion })
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async passkeyOptions(@CurrentActor() actor: SignedIn): Promise<PasskeyQuestion> {
    return { options: await this.confirmSession.passkeyOptions(actor) };
  }

  @Post('passkey')
  @HttpCode(200)
  @ApiOkResponse({ type: ConfirmedSession })
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async byPasskey(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
    @Body() { response: proof }: ConfirmByPasskeyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConfirmedSession> {
    const generation = await this.confirmSession.byPasskey(actor, visitorOf(request), proof);
    return this.renewed(actor, request, response, generation);
  }

  /** ASVS 7.2.4: whoever had a token from before the proof has nothing any more. */
  private renewed(
    { sessionId }: SignedIn,
    request: Request,
    response: Response,
    generation: number,
  ): ConfirmedSession {
    invariant(sessionId !== null, 'Only somebody with a session confirms it');
    const token = this.tokens.sign(sessionId, generation);
    if (request.headers.authorization !== undefined) return { sessionToken: token };
    setSessionCookie(response, token);
    return { sessionToken: null };
  }
}

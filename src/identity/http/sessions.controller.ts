import { Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import {
  AskedByItself,
  CurrentActor,
  RequiresPermission,
  WorksWhileLocked,
} from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { EndSessionsCommand } from '../commands/end-sessions.command.js';
import { LockSessionCommand } from '../commands/lock-session.command.js';
import { SignOutCommand } from '../commands/sign-out.command.js';
import { StaySignedInCommand } from '../commands/stay-signed-in.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { OwnSessionsQuery } from '../queries/own-sessions.query.js';
import { clearSessionCookie } from './session-cookie.js';
import {
  CurrentSession,
  EndedSessions,
  OwnSessionResponse,
  SessionEndsResponse,
  toCurrentSession,
  toEndsResponse,
  toOwnSession,
} from './sessions.responses.js';

@ApiTags('identity')
@Controller('sessions')
export class SessionsController {
  constructor(
    private readonly lockSession: LockSessionCommand,
    private readonly signOutCommand: SignOutCommand,
    private readonly endSessions: EndSessionsCommand,
    private readonly staySignedIn: StaySignedInCommand,
    private readonly ownSessions: OwnSessionsQuery,
  ) {}

  @Get()
  @ApiOkResponse({ type: [OwnSessionResponse] })
  @RequiresPermission('session.own')
  async list(@CurrentActor() actor: SignedIn): Promise<OwnSessionResponse[]> {
    return (await this.ownSessions.all(actor)).map(toOwnSession);
  }

  @Get('current')
  @ApiOkResponse({ type: CurrentSession })
  @RequiresPermission('session.own')
  current(@CurrentActor() actor: SignedIn): CurrentSession {
    return toCurrentSession(actor);
  }

  @Get('current/ends')
  @ApiOkResponse({ type: SessionEndsResponse })
  @RequiresPermission('session.own')
  @AskedByItself()
  async ends(@CurrentActor() actor: SignedIn): Promise<SessionEndsResponse> {
    return toEndsResponse(await this.ownSessions.ends(actor));
  }

  @Post('current/activity')
  @HttpCode(200)
  @ApiOkResponse({ type: SessionEndsResponse })
  @RequiresPermission('session.own')
  async stay(@CurrentActor() actor: SignedIn): Promise<SessionEndsResponse> {
    await this.staySignedIn.execute(actor);
    return toEndsResponse(await this.ownSessions.ends(actor));
  }

  @Post('current/lock')
  @HttpCode(204)
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  lock(@CurrentActor() actor: SignedIn): Promise<void> {
    return this.lockSession.execute(actor);
  }

  @Delete('current')
  @HttpCode(204)
  @WorksWhileLocked()
  @RequiresPermission('session.own')
  async signOut(
    @CurrentActor() actor: SignedIn,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.signOutCommand.execute(actor);
    clearSessionCookie(response);
  }

  @Delete('others')
  @ApiOkResponse({ type: EndedSessions })
  @RequiresPermission('session.own')
  async endOthers(@CurrentActor() actor: SignedIn): Promise<EndedSessions> {
    return { ended: await this.endSessions.others(actor) };
  }

  @Delete(':id')
  @HttpCode(204)
  @RequiresPermission('session.own')
  end(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.endSessions.one(actor, id);
  }
}

@ApiTags('identity')
@Controller('people')
export class PersonSessionsController {
  constructor(private readonly endSessions: EndSessionsCommand) {}

  @Delete(':id/sessions')
  @ApiOkResponse({ type: EndedSessions })
  @RequiresPermission('person.disable')
  async endAll(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<EndedSessions> {
    return { ended: await this.endSessions.allOf(actor, id) };
  }
}

import { Body, Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { type SignedIn, visitorOf } from '../../identity/identity.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import {
  CurrentActor,
  NeedsRecentSignIn,
  OpenToAnyone,
  RequiresPermission,
} from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ChangeOwnPasswordCommand } from '../commands/change-own-password.command.js';
import { ChooseNewPasswordCommand } from '../commands/choose-new-password.command.js';
import { ResetPasswordCommand } from '../commands/reset-password.command.js';
import { pendingToken } from './pending-cookie.js';
import { ProgressAnswers } from './progress-answers.js';
import {
  ChangePasswordRequest,
  NewPasswordRequest,
  AccountReasonRequest,
  ResetRequest,
} from './sign-in.requests.js';
import { ResetLinkResponse, SignInProgress } from './sign-in.responses.js';

@ApiTags('sign-in')
@Controller()
export class PasswordsController {
  constructor(
    private readonly changeOwn: ChangeOwnPasswordCommand,
    private readonly chooseNew: ChooseNewPasswordCommand,
    private readonly reset: ResetPasswordCommand,
    private readonly answers: ProgressAnswers,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('people/me/password')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('session.own')
  change(@CurrentActor() actor: SignedIn, @Body() body: ChangePasswordRequest): Promise<void> {
    return this.changeOwn.execute(actor, body);
  }

  @Post('sign-in/password')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone('A step of signing in: asks for the token of one that has begun')
  async choose(
    @Req() request: Request,
    @Body() { password }: NewPasswordRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const token = pendingToken(request);
    const progress = await this.chooseNew.execute(visitorOf(request), token, password);
    return this.answers.answer(response, progress);
  }

  @Post('people/:id/password-reset')
  @ApiCreatedResponse({ type: ResetLinkResponse })
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  async issueReset(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: AccountReasonRequest,
  ): Promise<ResetLinkResponse> {
    const { token, expiresAt } = await this.reset.issue(actor, id, reason);
    const link = `${this.settings.http.publicUrl}/password-reset?token=${token}`;
    return { link, expiresAt: expiresAt.toISOString() };
  }

  @Post('people/:id/password-change')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  demandChange(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: AccountReasonRequest,
  ): Promise<void> {
    return this.reset.demandChange(actor, id, reason);
  }

  @Post('password-resets/use')
  @HttpCode(204)
  @ApiNoContentResponse()
  @OpenToAnyone('Whoever holds the link cannot sign in')
  useReset(@Req() request: Request, @Body() { token, password }: ResetRequest): Promise<void> {
    return this.reset.use(visitorOf(request), token, password);
  }
}

import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { SecondFactorStep } from '../commands/second-factor-step.js';
import { pendingToken } from './pending-cookie.js';
import { ProgressAnswers } from './progress-answers.js';
import { CodeRequest, PasskeyRequest, RecoveryCodeRequest } from './second-factor.requests.js';
import { PasskeyOptions } from './second-factor.responses.js';
import { SignInProgress } from './sign-in.responses.js';

const WHY = 'A step of signing in: asks for the token of one that has begun';

@ApiTags('sign-in')
@Controller('sign-in')
export class SecondFactorController {
  constructor(
    private readonly step: SecondFactorStep,
    private readonly answers: ProgressAnswers,
  ) {}

  @Post('totp')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone(WHY)
  async totp(
    @Req() request: Request,
    @Body() { code }: CodeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const progress = await this.step.totp(visitorOf(request), pendingToken(request), code);
    return this.answers.answer(response, progress);
  }

  @Post('recovery-code')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone(WHY)
  async recoveryCode(
    @Req() request: Request,
    @Body() { code }: RecoveryCodeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const progress = await this.step.recoveryCode(visitorOf(request), pendingToken(request), code);
    return this.answers.answer(response, progress);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptions })
  @OpenToAnyone(WHY)
  async passkeyOptions(@Req() request: Request): Promise<PasskeyOptions> {
    return { options: await this.step.passkeyOptions(pendingToken(request)) };
  }

  @Post('passkey')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone(WHY)
  async passkey(
    @Req() request: Request,
    @Body() { response: answer }: PasskeyRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const progress = await this.step.passkey(visitorOf(request), pendingToken(request), answer);
    return this.answers.answer(response, progress);
  }
}

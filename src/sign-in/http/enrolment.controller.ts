import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { FACTOR_NAMES } from '../../credentials/credentials.public.js';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { EnrolmentStep } from '../commands/enrolment-step.js';
import { pendingToken } from './pending-cookie.js';
import { ProgressAnswers } from './progress-answers.js';
import { EnrolPasskeyOnTheWayRequest, EnrolTotpOnTheWayRequest } from './second-factor.requests.js';
import { AppSecret, PasskeyOptions } from './second-factor.responses.js';
import { SignInProgress } from './sign-in.responses.js';

const WHY = 'A step of signing in: asks for the token of one that has begun';

@ApiTags('sign-in')
@Controller('sign-in/enrolment')
export class EnrolmentController {
  constructor(
    private readonly step: EnrolmentStep,
    private readonly answers: ProgressAnswers,
  ) {}

  @Post('totp')
  @HttpCode(200)
  @ApiOkResponse({ type: AppSecret })
  @OpenToAnyone(WHY)
  beginTotp(@Req() request: Request): Promise<AppSecret> {
    return this.step.beginTotp(pendingToken(request));
  }

  @Post('totp/confirmation')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone(WHY)
  async confirmTotp(
    @Req() request: Request,
    @Body() { code, name = FACTOR_NAMES.totp }: EnrolTotpOnTheWayRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const token = pendingToken(request);
    const progress = await this.step.confirmTotp(visitorOf(request), token, { code, name });
    return this.answers.answer(response, progress);
  }

  @Post('passkey/options')
  @HttpCode(200)
  @ApiOkResponse({ type: PasskeyOptions })
  @OpenToAnyone(WHY)
  async beginPasskey(@Req() request: Request): Promise<PasskeyOptions> {
    return { options: await this.step.beginPasskey(pendingToken(request)) };
  }

  @Post('passkey')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone(WHY)
  async confirmPasskey(
    @Req() request: Request,
    @Body() { response: answer, name = FACTOR_NAMES.passkey }: EnrolPasskeyOnTheWayRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const input = { response: answer, name };
    const progress = await this.step.confirmPasskey(
      visitorOf(request),
      pendingToken(request),
      input,
    );
    return this.answers.answer(response, progress);
  }
}

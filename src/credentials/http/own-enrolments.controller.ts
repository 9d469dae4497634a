import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { OwnEnrolments } from '../commands/own-enrolments.js';
import { FACTOR_NAMES } from '../domain/second-factor.js';
import { ConfirmTotpRequest, EnrolPasskeyRequest } from './second-factors.requests.js';
import {
  EnrolledFactorResponse,
  NewTotpSecret,
  toEnrolled,
  WebAuthnOptionsResponse,
} from './second-factors.responses.js';

@ApiTags('credentials')
@Controller('second-factors')
export class OwnEnrolmentsController {
  constructor(private readonly enrolments: OwnEnrolments) {}

  @Post('totp')
  @ApiCreatedResponse({ type: NewTotpSecret })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  beginTotp(@CurrentActor() actor: SignedIn): Promise<NewTotpSecret> {
    return this.enrolments.beginTotp(actor);
  }

  @Post('totp/confirmation')
  @ApiCreatedResponse({ type: EnrolledFactorResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async confirmTotp(
    @CurrentActor() actor: SignedIn,
    @Body() { code, name = FACTOR_NAMES.totp }: ConfirmTotpRequest,
  ): Promise<EnrolledFactorResponse> {
    return toEnrolled(await this.enrolments.confirmTotp(actor, { code, name }));
  }

  @Post('passkey/options')
  @ApiCreatedResponse({ type: WebAuthnOptionsResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async beginPasskey(@CurrentActor() actor: SignedIn): Promise<WebAuthnOptionsResponse> {
    return { options: await this.enrolments.beginPasskey(actor) };
  }

  @Post('passkey')
  @ApiCreatedResponse({ type: EnrolledFactorResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async confirmPasskey(
    @CurrentActor() actor: SignedIn,
    @Body() { response, name = FACTOR_NAMES.passkey }: EnrolPasskeyRequest,
  ): Promise<EnrolledFactorResponse> {
    return toEnrolled(await this.enrolments.confirmPasskey(actor, { response, name }));
  }
}

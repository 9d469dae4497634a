import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { AcknowledgeNoticeCommand } from '../commands/acknowledge-notice.command.js';
import { Notice } from '../commands/notice.js';
import { PendingSignIns } from '../commands/pending-sign-ins.js';
import { SignInCommand } from '../commands/sign-in.command.js';
import { clearPendingCookie, pendingToken } from './pending-cookie.js';
import { ProgressAnswers } from './progress-answers.js';
import { LooksForProxies } from './proxy-watch.js';
import { NoticeRequest, SignInRequest } from './sign-in.requests.js';
import { NoticeResponse, SignInProgress } from './sign-in.responses.js';

@ApiTags('sign-in')
@Controller('sign-in')
@UseInterceptors(LooksForProxies)
export class SignInController {
  constructor(
    private readonly notice: Notice,
    private readonly signInCommand: SignInCommand,
    private readonly acknowledgeNotice: AcknowledgeNoticeCommand,
    private readonly pending: PendingSignIns,
    private readonly answers: ProgressAnswers,
  ) {}

  @Get('notice')
  @ApiOkResponse({ type: NoticeResponse })
  @OpenToAnyone('The notice is read before one comes in')
  read(): NoticeResponse {
    return { text: this.notice.text, digest: this.notice.digest };
  }

  @Post()
  @ApiCreatedResponse({ type: SignInProgress })
  @OpenToAnyone('Signing in is how one becomes somebody')
  async signIn(
    @Req() request: Request,
    @Body() { username, password, notice, bearer = false }: SignInRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const input = { username, password, notice: notice ?? null, bearer };
    const progress = await this.signInCommand.execute(visitorOf(request), input);
    return this.answers.answer(response, progress);
  }

  @Post('notice')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone('A step of signing in: asks for the token of one that has begun')
  async acknowledge(
    @Req() request: Request,
    @Body() { digest }: NoticeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    const token = pendingToken(request);
    const progress = await this.acknowledgeNotice.execute(visitorOf(request), token, digest);
    return this.answers.answer(response, progress);
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  @OpenToAnyone('A step of signing in: asks for the token of one that has begun')
  async giveUp(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    await this.pending.giveUp(visitorOf(request), pendingToken(request));
    clearPendingCookie(response);
  }
}

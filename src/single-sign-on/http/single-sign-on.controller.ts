import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { AddressThrottle, ProgressAnswers, SignInProgress } from '../../sign-in/sign-in.public.js';
import { BeginWay } from '../commands/begin-way.js';
import { CompleteSignInCommand } from '../commands/complete-sign-in.command.js';
import { visiting } from '../commands/visiting-actor.js';
import { OfferedProviders } from '../queries/offered-providers.query.js';
import { ReturnRequest } from './single-sign-on.requests.js';
import { OffersResponse, WayResponse } from './single-sign-on.responses.js';
import { clearWayCookie, setWayCookie, wayCookie } from './way-cookie.js';

@ApiTags('single-sign-on')
@Controller('single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly providers: OfferedProviders,
    private readonly begin: BeginWay,
    private readonly complete: CompleteSignInCommand,
    private readonly answers: ProgressAnswers,
    private readonly throttle: AddressThrottle,
  ) {}

  @Get('offers')
  @ApiOkResponse({ type: OffersResponse })
  @OpenToAnyone('The sign-in page shows by what one may sign in')
  async offers(): Promise<OffersResponse> {
    const { providers, isOnlyWay } = await this.providers.offers();
    return { providers: [...providers], isOnlyWay };
  }

  @Post(':provider/start')
  @ApiCreatedResponse({ type: WayResponse })
  @OpenToAnyone('Signing in is how one becomes somebody')
  async start(
    @Req() request: Request,
    @Param('provider') slug: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WayResponse> {
    const visitor = visitorOf(request);
    await this.throttle.takeTurn(visitor.address);
    const provider = await this.providers.enabled(slug);
    const way = { provider, purpose: 'sign-in', personId: null, sessionId: null } as const;
    const { url, cookie } = await this.begin.execute(visiting(visitor), way);
    setWayCookie(response, cookie);
    return { url };
  }

  @Post(':provider/completion')
  @HttpCode(200)
  @ApiOkResponse({ type: SignInProgress })
  @OpenToAnyone('The second half of signing in: asks for the cookie that the first half set')
  async return(
    @Req() request: Request,
    @Param('provider') slug: string,
    @Body() returned: ReturnRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SignInProgress> {
    clearWayCookie(response);
    const cookie = wayCookie(request);
    const progress = await this.complete.execute(visitorOf(request), slug, cookie, returned);
    return this.answers.answer(response, progress);
  }
}

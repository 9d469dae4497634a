import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { SessionTokens, setSessionCookie, type SignedIn } from '../../identity/identity.public.js';
import {
  CurrentActor,
  NeedsRecentSignIn,
  RequiresPermission,
  WorksWhileLocked,
} from '../../platform/http/access.js';
import { BeginWay } from '../commands/begin-way.js';
import { type Trial, TryProviderCommand } from '../commands/try-provider.command.js';
import { WaysOfSignedIn } from '../commands/ways-of-signed-in.js';
import type { Purpose } from '../domain/attempt.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import { OfferedProviders } from '../queries/offered-providers.query.js';
import { LinkedResponse } from './links.controller.js';
import { ReturnRequest } from './single-sign-on.requests.js';
import { WayResponse } from './single-sign-on.responses.js';
import { clearWayCookie, setWayCookie, wayCookie } from './way-cookie.js';

export class TrialResponse implements Trial {
  @ApiProperty({ description: 'Whether it would be enough to sign in' }) isAssured: boolean;
  @ApiProperty({ type: String, nullable: true }) acr: string | null;
  @ApiProperty({ type: [String] }) amr: string[];
  @ApiProperty() saysWhenProved: boolean;
  @ApiProperty() namesItsSession: boolean;
  @ApiProperty({ type: [String] }) groups: string[];
}

/** The ways of somebody who is signed in: to confirm, to link themselves, to try a provider. */
@ApiTags('single-sign-on')
@Controller('single-sign-on/:provider')
export class WaysController {
  constructor(
    private readonly providers: OfferedProviders,
    private readonly beginWay: BeginWay,
    private readonly ways: WaysOfSignedIn,
    private readonly tryProvider: TryProviderCommand,
    private readonly tokens: SessionTokens,
  ) {}

  @Post('confirmation')
  @ApiCreatedResponse({ type: WayResponse })
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async beginConfirmation(
    @CurrentActor() actor: SignedIn,
    @Param('provider') slug: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WayResponse> {
    return this.begin(actor, await this.providers.enabled(slug), 'confirmation', response);
  }

  @Post('confirmation/completion')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('session.own')
  @WorksWhileLocked()
  async confirm(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
    @Param('provider') slug: string,
    @Body() returned: ReturnRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    clearWayCookie(response);
    const provider = await this.providers.enabled(slug);
    const returning = { provider, cookie: wayCookie(request), returned };
    const { sessionId, generation } = await this.ways.confirm(actor, returning);
    setSessionCookie(response, this.tokens.sign(sessionId, generation));
  }

  @Post('link')
  @ApiCreatedResponse({ type: WayResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async beginLink(
    @CurrentActor() actor: SignedIn,
    @Param('provider') slug: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WayResponse> {
    return this.begin(actor, await this.providers.enabled(slug), 'link', response);
  }

  @Post('link/completion')
  @ApiCreatedResponse({ type: LinkedResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async link(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
    @Param('provider') slug: string,
    @Body() returned: ReturnRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<LinkedResponse> {
    clearWayCookie(response);
    const provider = await this.providers.enabled(slug);
    const returning = { provider, cookie: wayCookie(request), returned };
    return { id: await this.ways.link(actor, returning) };
  }

  @Post('test')
  @ApiCreatedResponse({ type: WayResponse })
  @RequiresPermission('single-sign-on.manage')
  async beginTest(
    @CurrentActor() actor: SignedIn,
    @Param('provider') slug: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WayResponse> {
    return this.begin(actor, await this.providers.any(slug), 'test', response);
  }

  @Post('test/completion')
  @HttpCode(200)
  @ApiOkResponse({ type: TrialResponse })
  @RequiresPermission('single-sign-on.manage')
  async test(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
    @Param('provider') slug: string,
    @Body() returned: ReturnRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<TrialResponse> {
    clearWayCookie(response);
    const provider = await this.providers.any(slug);
    const returning = { provider, cookie: wayCookie(request), returned };
    const { amr, groups, ...trial } = await this.tryProvider.execute(actor, returning);
    return { ...trial, amr: [...amr], groups: [...groups] };
  }

  private async begin(
    actor: SignedIn,
    provider: IdentityProviderEntity,
    purpose: Purpose,
    response: Response,
  ): Promise<WayResponse> {
    const { personId, sessionId } = actor;
    const way = { provider, purpose, personId, sessionId };
    const { url, cookie } = await this.beginWay.execute(actor, way);
    setWayCookie(response, cookie);
    return { url };
  }
}

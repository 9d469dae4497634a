import { Controller, HttpCode, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { BackChannelLogoutCommand } from '../commands/back-channel-logout.command.js';
import { OfferedProviders } from '../queries/offered-providers.query.js';
import { FormBody, formOf } from './form-body.js';

/** Providers look at the status alone: 200, as the standard has it. */
export class LogoutObeyed {
  @ApiProperty({ type: Boolean }) isObeyed: true;
}

@ApiTags('single-sign-on')
@Controller('single-sign-on')
export class BackChannelLogoutController {
  constructor(
    private readonly providers: OfferedProviders,
    private readonly logOut: BackChannelLogoutCommand,
  ) {}

  @Post(':provider/back-channel-logout')
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiBody({ schema: { type: 'object', properties: { logout_token: { type: 'string' } } } })
  @ApiOkResponse({ type: LogoutObeyed })
  @UseInterceptors(FormBody)
  @OpenToAnyone('Identity providers prove who they are by the signature of the logout token')
  async backChannelLogout(
    @Req() request: Request,
    @Param('provider') slug: string,
  ): Promise<LogoutObeyed> {
    const provider = await this.providers.enabled(slug);
    const token = formOf(request).get('logout_token') ?? '';
    await this.logOut.execute(visitorOf(request), provider, token);
    return { isObeyed: true };
  }
}

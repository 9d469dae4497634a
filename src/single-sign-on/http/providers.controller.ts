import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { CheckProviderCommand } from '../commands/check-provider.command.js';
import { ReadSettingsCommand } from '../commands/read-settings.command.js';
import { SaveProviderCommand } from '../commands/save-provider.command.js';
import {
  CheckProviderRequest,
  NewProviderRequest,
  ProviderSettingsRequest,
} from './providers.requests.js';
import {
  NewProviderResponse,
  ProviderOffersResponse,
  SingleSignOnSettingsResponse,
} from './providers.responses.js';
import { toSettingsResponse } from './to-settings-response.js';

@ApiTags('single-sign-on')
@Controller('identity-providers')
export class ProvidersController {
  constructor(
    private readonly readSettings: ReadSettingsCommand,
    private readonly checkProvider: CheckProviderCommand,
    private readonly saveProvider: SaveProviderCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: SingleSignOnSettingsResponse })
  @RequiresPermission('person.approve')
  async read(@CurrentActor() actor: SignedIn): Promise<SingleSignOnSettingsResponse> {
    return toSettingsResponse(await this.readSettings.execute(actor));
  }

  @Post('check')
  @HttpCode(200)
  @ApiOkResponse({ type: ProviderOffersResponse })
  @RequiresPermission('single-sign-on.manage')
  check(
    @CurrentActor() actor: SignedIn,
    @Body() { issuer }: CheckProviderRequest,
  ): Promise<ProviderOffersResponse> {
    return this.checkProvider.execute(actor, issuer);
  }

  @Post()
  @ApiCreatedResponse({ type: NewProviderResponse })
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async add(
    @CurrentActor() actor: SignedIn,
    @Body() { groupsClaim, ...body }: NewProviderRequest,
  ): Promise<NewProviderResponse> {
    const input = { ...body, groupsClaim: groupsClaim ?? null };
    return { id: await this.saveProvider.add(actor, input) };
  }

  @Put(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async change(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { groupsClaim, clientSecret, ...body }: ProviderSettingsRequest,
  ): Promise<void> {
    const rest = { groupsClaim: groupsClaim ?? null, clientSecret: clientSecret ?? null };
    await this.saveProvider.change(actor, id, { ...body, ...rest });
  }
}

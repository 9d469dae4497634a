import { Body, Controller, Get, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { visitorOf } from '../../identity/identity.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { OpenToAnyone } from '../../platform/http/access.js';
import { AgencyDirectory } from '../agency.public.js';
import { SetUpAgencyCommand } from '../commands/set-up-agency.command.js';
import { DemoAccountsQuery } from '../queries/demo-accounts.query.js';
import { SetupRequest } from './agency.requests.js';
import { AgencyResponse } from './agency.responses.js';

@ApiTags('agency')
@Controller()
export class AgencyController {
  constructor(
    private readonly directory: AgencyDirectory,
    private readonly demoAccounts: DemoAccountsQuery,
    private readonly setUpAgency: SetUpAgencyCommand,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('agency')
  @ApiOkResponse({ type: AgencyResponse })
  @OpenToAnyone('The sign-in screen shows the agency’s name, and the setup while there is none')
  async show(): Promise<AgencyResponse> {
    const agency = await this.directory.settings();
    return {
      name: agency?.name ?? null,
      timeZone: agency?.timeZone ?? null,
      isSetUp: agency !== null,
      demo: this.settings.demo,
      demoAccounts: await this.demoAccounts.execute(),
    };
  }

  @Post('setup')
  @HttpCode(204)
  @ApiNoContentResponse()
  @OpenToAnyone('Nobody has an account before it; the one-time setup link is the proof')
  setUp(@Req() request: Request, @Body() body: SetupRequest): Promise<void> {
    return this.setUpAgency.execute(visitorOf(request), body);
  }
}

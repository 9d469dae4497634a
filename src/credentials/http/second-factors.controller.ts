import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ManageOwnFactors } from '../commands/manage-own-factors.js';
import { NameFactorRequest } from './second-factors.requests.js';
import {
  OwnSecondFactorsResponse,
  RecoveryCodesResponse,
  toOwnFactors,
} from './second-factors.responses.js';

@ApiTags('credentials')
@Controller('second-factors')
export class SecondFactorsController {
  constructor(private readonly own: ManageOwnFactors) {}

  @Get()
  @ApiOkResponse({ type: OwnSecondFactorsResponse })
  @RequiresPermission('session.own')
  async list(@CurrentActor() actor: SignedIn): Promise<OwnSecondFactorsResponse> {
    return toOwnFactors(await this.own.list(actor));
  }

  @Put(':id/name')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('session.own')
  rename(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { name }: NameFactorRequest,
  ): Promise<void> {
    return this.own.rename(actor, id, name);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  remove(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    return this.own.remove(actor, id);
  }

  @Post('recovery-codes')
  @ApiCreatedResponse({ type: RecoveryCodesResponse })
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async makeRecoveryCodes(@CurrentActor() actor: SignedIn): Promise<RecoveryCodesResponse> {
    return { codes: await this.own.makeRecoveryCodes(actor) };
  }
}

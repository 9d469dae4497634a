import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { BooleanField, IdField } from '../../platform/http/fields.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { BreakGlassCommands } from '../commands/break-glass.commands.js';
import { NewProviderResponse } from './providers.responses.js';

export class BreakGlassRequest {
  @IdField()
  personId: string;
}

export class PolicyRequest {
  @BooleanField({ says: 'Whether passwords open nothing but break-glass accounts' })
  isOnlyWay: boolean;
}

@ApiTags('single-sign-on')
@Controller()
export class BreakGlassController {
  constructor(private readonly breakGlass: BreakGlassCommands) {}

  @Put('single-sign-on/policy')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async setPolicy(
    @CurrentActor() actor: SignedIn,
    @Body() { isOnlyWay }: PolicyRequest,
  ): Promise<void> {
    await this.breakGlass.setOnlyWay(actor, isOnlyWay);
  }

  @Post('break-glass-accounts')
  @ApiCreatedResponse({ type: NewProviderResponse })
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async prepare(
    @CurrentActor() actor: SignedIn,
    @Body() { personId }: BreakGlassRequest,
  ): Promise<NewProviderResponse> {
    return { id: await this.breakGlass.prepare(actor, personId) };
  }

  @Post('break-glass-accounts/:id/approval')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  @NeedsRecentSignIn()
  async approve(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.breakGlass.approve(actor, id);
  }

  @Delete('break-glass-accounts/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async end(@CurrentActor() actor: SignedIn, @Param('id', ParseIdPipe) id: string): Promise<void> {
    await this.breakGlass.end(actor, id);
  }
}

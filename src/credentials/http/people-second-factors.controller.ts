import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ResetSecondFactorsCommand } from '../commands/reset-second-factors.command.js';
import { ResetSecondFactorsRequest } from './second-factors.requests.js';

@ApiTags('credentials')
@Controller('people')
export class PeopleSecondFactorsController {
  constructor(private readonly resetSecondFactors: ResetSecondFactorsCommand) {}

  @Post(':id/second-factors/reset')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  reset(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: ResetSecondFactorsRequest,
  ): Promise<void> {
    return this.resetSecondFactors.execute(actor, id, reason);
  }
}

import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiTags } from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ReleaseAccountCommand } from '../commands/release-account.command.js';
import { AccountReasonRequest } from './sign-in.requests.js';

@ApiTags('sign-in')
@Controller('people')
export class LockedAccountsController {
  constructor(private readonly releaseAccount: ReleaseAccountCommand) {}

  @Post(':id/release')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  @NeedsRecentSignIn()
  release(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: AccountReasonRequest,
  ): Promise<void> {
    return this.releaseAccount.execute(actor, id, reason);
  }
}

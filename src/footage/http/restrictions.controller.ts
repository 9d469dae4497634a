import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { RestrictClipCommand } from '../commands/restrict-clip.command.js';
import { RestrictClipRequest } from './clips.requests.js';

@ApiTags('footage')
@Controller('clips')
export class RestrictionsController {
  constructor(private readonly restrictClip: RestrictClipCommand) {}

  @Post(':id/restrictions')
  @HttpCode(204)
  @RequiresPermission('clip.restrict')
  async restrict(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { restriction, isRestricted, reason }: RestrictClipRequest,
  ): Promise<void> {
    await this.restrictClip.execute(actor, id, { restriction, isRestricted, reason });
  }
}

import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequiresPermission } from '../../platform/http/access.js';
import { SigningKeys } from '../persistence/signing-keys.js';
import { SigningKeyView } from './signing-keys.responses.js';

@ApiTags('audit trail')
@Controller('audit-trail')
export class SigningKeysController {
  constructor(private readonly keys: SigningKeys) {}

  /** The public halves of all keys that ever signed the log, oldest first. */
  @Get('keys')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: [SigningKeyView] })
  async list(): Promise<SigningKeyView[]> {
    const history = await this.keys.history();
    return history.map(({ introducedAt, retiredAt, ...key }) => ({
      ...key,
      introducedAt: introducedAt.toISOString(),
      retiredAt: retiredAt?.toISOString() ?? null,
    }));
  }
}

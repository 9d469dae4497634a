import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import type { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { TextField } from '../../platform/http/fields.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { LinkIdentities } from '../commands/link-identities.js';
import { ReadLinksCommand, type ShownLink } from '../commands/read-links.command.js';
import { UnlinkIdentityCommand } from '../commands/unlink-identity.command.js';

export class LinkRequest {
  @TextField({ max: 8, pattern: /^\d{8}$/, says: 'The number that the person was shown' })
  number: string;
}

export class LinkedResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class LinkedIdentityResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() providerSlug: string;
  @ApiProperty() providerName: string;
  @ApiProperty({ format: 'date-time' }) linkedAt: string;
  @ApiProperty({ description: 'Waits for a second person, and opens nothing until then' })
  isWaiting: boolean;
}

@ApiTags('single-sign-on')
@Controller('people/:personId/linked-identities')
export class LinksController {
  constructor(
    private readonly readLinks: ReadLinksCommand,
    private readonly links: LinkIdentities,
    private readonly unlinkIdentity: UnlinkIdentityCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: [LinkedIdentityResponse] })
  @RequiresPermission('person.approve')
  async read(
    @CurrentActor() actor: SignedIn,
    @Param('personId', ParseIdPipe) personId: string,
  ): Promise<LinkedIdentityResponse[]> {
    return (await this.readLinks.execute(actor, personId)).map(toResponse);
  }

  @Post()
  @ApiCreatedResponse({ type: LinkedResponse })
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async link(
    @CurrentActor() actor: SignedIn,
    @Param('personId', ParseIdPipe) personId: string,
    @Body() { number }: LinkRequest,
  ): Promise<LinkedResponse> {
    return { id: await this.links.byNumber(actor, personId, number) };
  }

  @Post(':id/approval')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.approve')
  @NeedsRecentSignIn()
  async approve(
    @CurrentActor() actor: SignedIn,
    @Param('personId', ParseIdPipe) personId: string,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.links.approve(actor, personId, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('single-sign-on.manage')
  @NeedsRecentSignIn()
  async unlink(
    @CurrentActor() actor: SignedIn,
    @Param('personId', ParseIdPipe) personId: string,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.unlinkIdentity.execute(actor, personId, id);
  }
}

@ApiTags('single-sign-on')
@Controller('linked-identities')
export class OwnLinksController {
  constructor(
    private readonly readLinks: ReadLinksCommand,
    private readonly unlinkIdentity: UnlinkIdentityCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: [LinkedIdentityResponse] })
  @RequiresPermission('session.own')
  async read(@CurrentActor() actor: SignedIn): Promise<LinkedIdentityResponse[]> {
    return (await this.readLinks.execute(actor, actor.personId)).map(toResponse);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('session.own')
  @NeedsRecentSignIn()
  async unlink(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<void> {
    await this.unlinkIdentity.execute(actor, actor.personId, id);
  }
}

function toResponse({ linkedAt, ...link }: ShownLink): LinkedIdentityResponse {
  return { ...link, linkedAt: linkedAt.toISOString() };
}

import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ClientKeysCommand } from '../commands/client-keys.command.js';
import { CreateApiClientCommand } from '../commands/create-api-client.command.js';
import { ListApiClientsCommand } from '../commands/list-api-clients.command.js';
import { RevokeApiClientCommand } from '../commands/revoke-api-client.command.js';
import { RotateSecretCommand } from '../commands/rotate-secret.command.js';
import {
  CreateApiClientRequest,
  RegisterKeyRequest,
  RevokeApiClientRequest,
  RotateSecretRequest,
} from './api-clients.requests.js';
import {
  ApiClientsPage,
  MadeApiClientResponse,
  RegisteredKeyResponse,
  RotationResponse,
  toApiClientView,
} from './api-clients.responses.js';

const OVERLAP_HOURS = 24;

@ApiTags('api-clients')
@Controller('api-clients')
@RequiresPermission('api-client.manage')
export class ApiClientsController {
  constructor(
    private readonly listClients: ListApiClientsCommand,
    private readonly createClient: CreateApiClientCommand,
    private readonly rotateSecret: RotateSecretCommand,
    private readonly revokeClient: RevokeApiClientCommand,
    private readonly keys: ClientKeysCommand,
  ) {}

  @Get()
  @ApiOkResponse({ type: ApiClientsPage })
  async list(@CurrentActor() actor: SignedIn, @Query() page: PageRequest): Promise<ApiClientsPage> {
    const { items, nextCursor } = await this.listClients.execute(actor, page);
    return { items: items.map(toApiClientView), nextCursor };
  }

  @Post()
  @NeedsRecentSignIn()
  @ApiCreatedResponse({ type: MadeApiClientResponse })
  create(
    @CurrentActor() actor: SignedIn,
    @Body() { networks = [], requestsPerMinute, ...body }: CreateApiClientRequest,
  ): Promise<MadeApiClientResponse> {
    const limits = { networks, requestsPerMinute: requestsPerMinute ?? null };
    return this.createClient.execute(actor, { ...body, ...limits });
  }

  @Post(':id/rotation')
  @NeedsRecentSignIn()
  @ApiCreatedResponse({ type: RotationResponse })
  async rotate(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { overlapHours = OVERLAP_HOURS }: RotateSecretRequest,
  ): Promise<RotationResponse> {
    const { credential, earlierEndAt } = await this.rotateSecret.execute(actor, id, overlapHours);
    return { credential, earlierEndAt: earlierEndAt.toISOString() };
  }

  /** Ending access waits for nothing, not even for a confirmation. */
  @Post(':id/revocation')
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: RevokeApiClientRequest,
  ): Promise<void> {
    return this.revokeClient.execute(actor, id, reason);
  }

  @Post(':id/keys')
  @NeedsRecentSignIn()
  @ApiCreatedResponse({ type: RegisteredKeyResponse })
  registerKey(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { key, endsSecrets = false }: RegisterKeyRequest,
  ): Promise<RegisteredKeyResponse> {
    return this.keys.register(actor, id, { key, endsSecrets });
  }

  @Delete(':id/keys/:keyId')
  @HttpCode(204)
  @ApiNoContentResponse()
  endKey(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Param('keyId', ParseIdPipe) keyId: string,
  ): Promise<void> {
    return this.keys.end(actor, id, keyId);
  }
}

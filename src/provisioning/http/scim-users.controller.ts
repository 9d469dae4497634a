import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  Patch,
  Post,
  Put,
  Query,
  Res,
  UseFilters,
} from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { SignedIn } from '../../identity/identity.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ChangeUserCommand } from '../commands/change-user.command.js';
import { ProvisionUserCommand } from '../commands/provision-user.command.js';
import { ReadUsersCommand } from '../commands/read-users.command.js';
import { readPatch } from '../domain/patch.js';
import { readUser } from '../domain/user-input.js';
import { idOrNotFound } from './scim-id.js';
import { SCIM_JSON, ScimErrorFilter } from './scim-error.filter.js';
import { readUsersAsked } from './scim.requests.js';
import { type ScimAnswer, toList, toUser } from './scim-resources.js';

/** Users of SCIM 2.0 (RFC 7644 section 3). Its shapes are the protocol's, not this API's. */
@ApiExcludeController()
@Controller('scim/v2/Users')
@RequiresPermission('person.provision')
@UseFilters(ScimErrorFilter)
export class ScimUsersController {
  constructor(
    private readonly read: ReadUsersCommand,
    private readonly provision: ProvisionUserCommand,
    private readonly change: ChangeUserCommand,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  @Header('Content-Type', SCIM_JSON)
  async list(@CurrentActor() actor: SignedIn, @Query() query: unknown): Promise<ScimAnswer> {
    const asked = readUsersAsked(query);
    const { users, total } = await this.read.list(actor, asked);
    return toList(
      users.map((user) => toUser(user, this.base)),
      total,
      asked.startIndex,
    );
  }

  @Get(':id')
  @Header('Content-Type', SCIM_JSON)
  async one(@CurrentActor() actor: SignedIn, @Param('id') id: string): Promise<ScimAnswer> {
    return toUser(await this.read.one(actor, idOrNotFound(id)), this.base);
  }

  @Post()
  @Header('Content-Type', SCIM_JSON)
  async create(
    @CurrentActor() actor: SignedIn,
    @Body() body: unknown,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ScimAnswer> {
    const user = toUser(await this.provision.execute(actor, readUser(body)), this.base);
    response.setHeader('Location', `${this.base}/Users/${String(user.id)}`);
    return user;
  }

  @Put(':id')
  @Header('Content-Type', SCIM_JSON)
  async replace(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<ScimAnswer> {
    const user = await this.change.execute(actor, idOrNotFound(id), readUser(body));
    return toUser(user, this.base);
  }

  @Patch(':id')
  @Header('Content-Type', SCIM_JSON)
  async patch(
    @CurrentActor() actor: SignedIn,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<ScimAnswer> {
    const user = await this.change.execute(actor, idOrNotFound(id), readPatch(body));
    return toUser(user, this.base);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: SignedIn, @Param('id') id: string): Promise<void> {
    return this.change.remove(actor, idOrNotFound(id));
  }

  private get base(): string {
    return `${this.settings.http.publicUrl}/scim/v2`;
  }
}

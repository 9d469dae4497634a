import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { SearchActorsCommand } from '../commands/search-actors.command.js';
import type { Actor } from '../domain/actor.js';
import { auditEventCatalogue } from '../domain/audit-event.js';
import { SearchActorsRequest } from './audit-trail.requests.js';

class NamedActorView {
  @ApiProperty({ description: '`person:<id>` or `service:<id>`' }) actor: string;
  @ApiProperty() name: string;
}

class NamedActors {
  @ApiProperty({ type: [NamedActorView] }) items: NamedActorView[];
}

class EntryKinds {
  @ApiProperty({ type: [String], description: 'Every kind that an entry can have, sorted' })
  items: string[];
}

/** What a person needs to find entries without knowing an identifier. */
@ApiTags('audit trail')
@Controller('audit-trail')
export class ExplorerController {
  constructor(private readonly searchActors: SearchActorsCommand) {}

  /** People and services by a part of their name, at most 200 of each. The search is recorded. */
  @Get('actors')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: NamedActors })
  async actors(
    @Query() { name }: SearchActorsRequest,
    @CurrentActor() actor: Actor,
  ): Promise<NamedActors> {
    return { items: await this.searchActors.execute(actor, name) };
  }

  /** The kinds of entries. */
  @Get('kinds')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: EntryKinds })
  kinds(): EntryKinds {
    return { items: auditEventCatalogue().map(({ kind }) => kind) };
  }
}

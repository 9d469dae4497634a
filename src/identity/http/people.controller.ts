import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { DisablePersonCommand } from '../commands/people/disable-person.command.js';
import { ListPeopleCommand } from '../commands/people/list-people.command.js';
import { ReadPersonCommand } from '../commands/people/read-person.command.js';
import { RenamePersonCommand } from '../commands/people/rename-person.command.js';
import { SignedIn } from '../domain/signed-in.js';
import { PeopleRequest, ReasonRequest, RenamePersonRequest } from './people.requests.js';
import { PeoplePage, toPersonResponse } from './people.responses.js';
import { PersonOnRecordResponse, toPersonOnRecord } from './person.responses.js';

@ApiTags('identity')
@Controller('people')
export class PeopleController {
  constructor(
    private readonly listPeople: ListPeopleCommand,
    private readonly readPerson: ReadPersonCommand,
    private readonly renamePerson: RenamePersonCommand,
    private readonly disablePerson: DisablePersonCommand,
  ) {}

  /** Accounts by user name. The reading is recorded. */
  @Get()
  @ApiOkResponse({ type: PeoplePage })
  @RequiresPermission('person.read')
  async list(@CurrentActor() actor: SignedIn, @Query() query: PeopleRequest): Promise<PeoplePage> {
    const { cursor, limit, state, role, text, awaiting: isAwaiting } = query;
    const filter = { state, role, text, isAwaiting };
    const { items, nextCursor } = await this.listPeople.execute(actor, { cursor, limit }, filter);
    return { items: items.map(toPersonResponse), nextCursor };
  }

  /** All that is on record about one account. The reading is recorded. */
  @Get(':id')
  @ApiOkResponse({ type: PersonOnRecordResponse })
  @RequiresPermission('person.read')
  async one(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<PersonOnRecordResponse> {
    return toPersonOnRecord(await this.readPerson.execute(actor, id));
  }

  /** Changes the name that a person is shown by; nothing else of an account is ever rewritten. */
  @Patch(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.manage')
  rename(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { displayName }: RenamePersonRequest,
  ): Promise<void> {
    return this.renamePerson.execute(actor, id, displayName);
  }

  /** Ends somebody’s access at once: sessions, streams, links, and whatever waits for approval. */
  @Post(':id/disabling')
  @HttpCode(204)
  @ApiNoContentResponse()
  @RequiresPermission('person.disable')
  disable(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { reason }: ReasonRequest,
  ): Promise<void> {
    return this.disablePerson.execute(actor, id, reason);
  }
}

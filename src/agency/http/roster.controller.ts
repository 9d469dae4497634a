import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { CreateUnitsCommand } from '../commands/create-units.command.js';
import { EnrolOfficersCommand } from '../commands/enrol-officers.command.js';
import { ListOfficersCommand } from '../commands/list-officers.command.js';
import { UnitsQuery } from '../queries/units.query.js';
import { NewOfficerRequest, NewUnitRequest, OfficersRequest } from './agency.requests.js';
import {
  CreatedResponse,
  OfficersPage,
  toCreated,
  toOfficer,
  UnitsResponse,
} from './agency.responses.js';

@ApiTags('agency')
@Controller()
export class RosterController {
  constructor(
    private readonly unitsQuery: UnitsQuery,
    private readonly createUnits: CreateUnitsCommand,
    private readonly listOfficers: ListOfficersCommand,
    private readonly enrolOfficers: EnrolOfficersCommand,
  ) {}

  @Get('units')
  @ApiOkResponse({ type: UnitsResponse })
  @RequiresPermission('agency.read')
  async units(@CurrentActor() actor: SignedIn): Promise<UnitsResponse> {
    return { items: await this.unitsQuery.execute(actor) };
  }

  @Post('units')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async createUnit(
    @CurrentActor() actor: SignedIn,
    @Body() body: NewUnitRequest,
  ): Promise<CreatedResponse> {
    return toCreated(await this.createUnits.execute(actor, [body]));
  }

  @Get('officers')
  @ApiOkResponse({ type: OfficersPage })
  @RequiresPermission('agency.read')
  async officers(
    @CurrentActor() actor: SignedIn,
    @Query() request: OfficersRequest,
  ): Promise<OfficersPage> {
    const { items, nextCursor } = await this.listOfficers.execute(actor, request);
    return { items: items.map(toOfficer), nextCursor };
  }

  @Post('officers')
  @ApiCreatedResponse({ type: CreatedResponse })
  @RequiresPermission('agency.manage')
  async enrolOfficer(
    @CurrentActor() actor: SignedIn,
    @Body() body: NewOfficerRequest,
  ): Promise<CreatedResponse> {
    return toCreated(await this.enrolOfficers.execute(actor, [body]));
  }
}

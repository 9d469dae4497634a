import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ListCoverageCommand } from '../commands/list-coverage.command.js';
import { CoverageSummaryQuery } from '../queries/coverage-summary.query.js';
import {
  CoverageRequest,
  CoverageSummaryRequest,
  TriggerEventRequest,
  TriggerEventsRequest,
} from './activations.requests.js';
import {
  CoveragePage,
  CoverageSummaryResponse,
  toCoveragePage,
  toCoverageSummary,
} from './activations.responses.js';
import { RecordedEventResponse, RecordedEventsResponse } from './record-outcomes.js';
import { TriggerEventIntake } from './trigger-event-intake.js';

@ApiTags('activations')
@Controller()
export class ActivationsController {
  constructor(
    private readonly intake: TriggerEventIntake,
    private readonly listCoverage: ListCoverageCommand,
    private readonly summary: CoverageSummaryQuery,
  ) {}

  @Post('trigger-events')
  @ApiCreatedResponse({ type: RecordedEventResponse })
  @RequiresPermission('trigger-event.record')
  record(
    @CurrentActor() actor: SignedIn,
    @Body() event: TriggerEventRequest,
  ): Promise<RecordedEventResponse> {
    return this.intake.one(actor, event);
  }

  @Post('trigger-events/batch')
  @HttpCode(200)
  @ApiOkResponse({ type: RecordedEventsResponse })
  @RequiresPermission('trigger-event.record')
  async recordBatch(
    @CurrentActor() actor: SignedIn,
    @Body() { events }: TriggerEventsRequest,
  ): Promise<RecordedEventsResponse> {
    return { items: await this.intake.many(actor, events) };
  }

  @Get('coverage')
  @ApiOkResponse({ type: CoveragePage })
  @RequiresPermission('coverage.read')
  async coverage(
    @CurrentActor() actor: SignedIn,
    @Query() request: CoverageRequest,
  ): Promise<CoveragePage> {
    return toCoveragePage(await this.listCoverage.execute(actor, request));
  }

  @Get('coverage/summary')
  @ApiOkResponse({ type: CoverageSummaryResponse })
  @RequiresPermission('coverage.read')
  async summarize(
    @CurrentActor() actor: SignedIn,
    @Query() request: CoverageSummaryRequest,
  ): Promise<CoverageSummaryResponse> {
    return toCoverageSummary(await this.summary.execute(actor, request));
  }
}

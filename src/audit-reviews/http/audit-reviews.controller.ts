import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { PageRequest } from '../../platform/http/page.js';
import { FollowUpCommand } from '../commands/follow-up.command.js';
import { ListAuditReviewsCommand } from '../commands/list-audit-reviews.command.js';
import { MarkFindingCommand } from '../commands/mark-finding.command.js';
import { ReadAuditReviewCommand } from '../commands/read-audit-review.command.js';
import { ReadFindingEntriesCommand } from '../commands/read-finding-entries.command.js';
import { SignAuditReviewCommand } from '../commands/sign-audit-review.command.js';
import type { FindingId } from '../domain/findings.js';
import {
  FollowUpRequest,
  MarkRequest,
  ParseFindingPipe,
  ParseWeekPipe,
} from './audit-reviews.requests.js';
import {
  AuditReviewPage,
  AuditReviewResponse,
  FindingEntryPage,
} from './audit-reviews.responses.js';
import { toAuditReviewResponse, toSummary } from './to-responses.js';

@ApiTags('audit reviews')
@Controller('audit-reviews')
export class AuditReviewsController {
  constructor(
    private readonly listReviews: ListAuditReviewsCommand,
    private readonly readReview: ReadAuditReviewCommand,
    private readonly readEntries: ReadFindingEntriesCommand,
    private readonly markFinding: MarkFindingCommand,
    private readonly signReview: SignAuditReviewCommand,
    private readonly addFollowUp: FollowUpCommand,
    private readonly clock: Clock,
  ) {}

  /** The weekly reviews of the trail, newest first. The reading is recorded. */
  @Get()
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: AuditReviewPage })
  async list(
    @CurrentActor() actor: SignedIn,
    @Query() page: PageRequest,
  ): Promise<AuditReviewPage> {
    const { items, nextCursor, running } = await this.listReviews.execute(actor, page);
    return { items: items.map(toSummary), nextCursor, running: toSummary(running) };
  }

  /** One week’s review, or the running week so far. The reading is recorded. */
  @Get(':week')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: AuditReviewResponse })
  async one(
    @CurrentActor() actor: SignedIn,
    @Param('week', ParseWeekPipe) week: string,
  ): Promise<AuditReviewResponse> {
    return toAuditReviewResponse(await this.readReview.execute(actor, week), this.clock.now());
  }

  /** A finding’s entries, newest first. The reading is recorded. */
  @Get(':week/findings/:finding/entries')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: FindingEntryPage })
  async entries(
    @CurrentActor() actor: SignedIn,
    @Param('week', ParseWeekPipe) week: string,
    @Param('finding', ParseFindingPipe) finding: FindingId,
    @Query() page: PageRequest,
  ): Promise<FindingEntryPage> {
    return this.readEntries.execute(actor, week, finding, page);
  }

  /** Says what the reviewer thinks of a finding. */
  @Put(':week/findings/:finding/mark')
  @HttpCode(204)
  @RequiresPermission('audit-trail.review')
  @ApiNoContentResponse()
  async mark(
    @CurrentActor() actor: SignedIn,
    @Param('week', ParseWeekPipe) week: string,
    @Param('finding', ParseFindingPipe) finding: FindingId,
    @Body() { mark, note = '' }: MarkRequest,
  ): Promise<void> {
    await this.markFinding.execute(actor, week, finding, { mark, note });
  }

  /** Signs the review for good. */
  @Post(':week/signature')
  @HttpCode(204)
  @RequiresPermission('audit-trail.review')
  @ApiNoContentResponse()
  async sign(
    @CurrentActor() actor: SignedIn,
    @Param('week', ParseWeekPipe) week: string,
  ): Promise<void> {
    await this.signReview.execute(actor, week);
  }

  /** Adds to a signed review what became of it. */
  @Post(':week/follow-ups')
  @HttpCode(204)
  @RequiresPermission('audit-trail.review')
  @ApiNoContentResponse()
  async followUp(
    @CurrentActor() actor: SignedIn,
    @Param('week', ParseWeekPipe) week: string,
    @Body() { finding, note }: FollowUpRequest,
  ): Promise<void> {
    await this.addFollowUp.execute(actor, week, { finding: finding ?? null, note });
  }
}

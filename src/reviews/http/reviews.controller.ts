import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { PageRequest } from '../../platform/http/page.js';
import { OpenReviewCommand } from '../commands/open-review.command.js';
import { ReadQueueCommand } from '../commands/read-queue.command.js';
import { ReadReviewCommand } from '../commands/read-review.command.js';
import { RecordWatchEvidenceCommand } from '../commands/record-watch-evidence.command.js';
import { SaveAnswersCommand } from '../commands/save-answers.command.js';
import { SignReviewCommand } from '../commands/sign-review.command.js';
import { AnswersRequest, toContent, WatchEvidenceRequest } from './reviews.requests.js';
import {
  ReviewPlayback,
  ReviewQueuePage,
  ReviewResponse,
  SignatureResponse,
  toReviewQueuePage,
  toReviewResponse,
  WatchProgress,
} from './reviews.responses.js';

@ApiTags('reviews')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly readQueue: ReadQueueCommand,
    private readonly readReview: ReadReviewCommand,
    private readonly openReview: OpenReviewCommand,
    private readonly recordWatchEvidence: RecordWatchEvidenceCommand,
    private readonly saveAnswers: SaveAnswersCommand,
    private readonly signReview: SignReviewCommand,
  ) {}

  @Get('queue')
  @ApiOkResponse({ type: ReviewQueuePage })
  @RequiresPermission('review.conduct')
  async queue(
    @CurrentActor() actor: SignedIn,
    @Query() page: PageRequest,
  ): Promise<ReviewQueuePage> {
    return toReviewQueuePage(await this.readQueue.execute(actor, page));
  }

  @Get(':id')
  @ApiOkResponse({ type: ReviewResponse })
  @RequiresPermission('review.read')
  async read(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<ReviewResponse> {
    return toReviewResponse(await this.readReview.execute(actor, id));
  }

  @Post(':id/opening')
  @ApiCreatedResponse({ type: ReviewPlayback })
  @RequiresPermission('review.conduct')
  async open(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<ReviewPlayback> {
    const playback = await this.openReview.execute(actor, id);
    return { ...playback, mediaUrl: `/api/v1/playbacks/${playback.id}/media` };
  }

  @Post(':id/watch-evidence')
  @ApiOkResponse({ type: WatchProgress })
  @HttpCode(200)
  @RequiresPermission('review.conduct')
  watch(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() report: WatchEvidenceRequest,
  ): Promise<WatchProgress> {
    return this.recordWatchEvidence.execute(actor, id, report);
  }

  @Put(':id/answers')
  @HttpCode(204)
  @RequiresPermission('review.conduct')
  answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() request: AnswersRequest,
  ): Promise<void> {
    return this.saveAnswers.execute(actor, id, toContent(request));
  }

  @Post(':id/signature')
  @ApiOkResponse({ type: SignatureResponse })
  @HttpCode(200)
  @RequiresPermission('review.conduct')
  sign(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() request: AnswersRequest,
  ): Promise<SignatureResponse> {
    return this.signReview.execute(actor, id, toContent(request));
  }
}

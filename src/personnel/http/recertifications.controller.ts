import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { PageRequest } from '../../platform/http/page.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { CloseRecertificationCommand } from '../commands/close-recertification.command.js';
import { DecideAccountCommand } from '../commands/decide-account.command.js';
import { OpenRecertificationCommand } from '../commands/open-recertification.command.js';
import { ReadRecertificationCommand } from '../commands/read-recertification.command.js';
import { RecertificationsQuery } from '../queries/recertifications.query.js';
import { EnteredId } from './personnel.responses.js';
import { ClosingRequest, DecisionRequest, ItemsRequest } from './recertification.requests.js';
import {
  AccountsUnderReview,
  RecertificationPage,
  RecertificationResponse,
  toAccountUnderReview,
  toRecertification,
} from './recertification.responses.js';

@ApiTags('recertification')
@Controller('recertifications')
export class RecertificationsController {
  constructor(
    private readonly reviews: RecertificationsQuery,
    private readonly openReview: OpenRecertificationCommand,
    private readonly read: ReadRecertificationCommand,
    private readonly decideAccount: DecideAccountCommand,
    private readonly closeReview: CloseRecertificationCommand,
  ) {}

  /** The yearly reviews of all accounts, newest first. */
  @Get()
  @RequiresPermission('recertification.read')
  @ApiOkResponse({ type: RecertificationPage })
  async list(@Query() page: PageRequest): Promise<RecertificationPage> {
    const { items, nextCursor } = await this.reviews.page(page);
    const shown = items.map(({ review, progress }) => toRecertification(review, progress));
    return { items: shown, nextCursor };
  }

  /** Opens the review of all accounts. */
  @Post()
  @RequiresPermission('recertification.decide')
  @ApiCreatedResponse({ type: EnteredId })
  async open(@CurrentActor() actor: SignedIn): Promise<EnteredId> {
    return { id: await this.openReview.execute(actor) };
  }

  /** How far a review is. */
  @Get(':id')
  @RequiresPermission('recertification.read')
  @ApiOkResponse({ type: RecertificationResponse })
  async one(@Param('id', ParseIdPipe) id: string): Promise<RecertificationResponse> {
    const { review, progress } = await this.reviews.one(id);
    return toRecertification(review, progress);
  }

  /** What is known of the accounts under review. The reading is recorded. */
  @Get(':id/items')
  @RequiresPermission('recertification.read')
  @ApiOkResponse({ type: AccountsUnderReview })
  async items(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Query() { role, unitId, isUndecided, cursor, limit }: ItemsRequest,
  ): Promise<AccountsUnderReview> {
    const wanted = { role: role ?? null, unitId: unitId ?? null, cursor, limit };
    const page = await this.read.items(actor, id, { ...wanted, isUndecided: isUndecided ?? false });
    return { items: page.items.map(toAccountUnderReview), nextCursor: page.nextCursor };
  }

  /** Decides whether somebody keeps an account. */
  @Post(':id/items/:itemId/decision')
  @HttpCode(204)
  @RequiresPermission('recertification.decide')
  @ApiNoContentResponse()
  async decide(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) recertificationId: string,
    @Param('itemId', ParseIdPipe) itemId: string,
    @Body() { decision, reason }: DecisionRequest,
  ): Promise<void> {
    const decided = { recertificationId, itemId, decision, reason: reason ?? null };
    await this.decideAccount.execute(actor, decided);
  }

  /** Signs and closes a review in which everything is decided. */
  @Post(':id/closing')
  @HttpCode(204)
  @RequiresPermission('recertification.decide')
  @NeedsRecentSignIn()
  @ApiNoContentResponse()
  async close(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { summary }: ClosingRequest,
  ): Promise<void> {
    await this.closeReview.execute(actor, id, summary);
  }

  /** The review as a table, for whoever asks for proof of it. The taking is recorded. */
  @Get(':id/evidence.csv')
  @RequiresPermission('recertification.read')
  @AnswersBytes('text/csv')
  async csv(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<StreamableFile> {
    return file(await this.read.export(actor, id, 'csv'), 'csv', 'text/csv; charset=utf-8');
  }

  /** The same as a document. */
  @Get(':id/evidence.pdf')
  @RequiresPermission('recertification.read')
  @AnswersBytes('application/pdf')
  async pdf(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<StreamableFile> {
    return file(await this.read.export(actor, id, 'pdf'), 'pdf', 'application/pdf');
  }
}

function file(bytes: Buffer, ending: string, type: string): StreamableFile {
  const disposition = `attachment; filename="review-of-accounts.${ending}"`;
  return new StreamableFile(bytes, { type, disposition, length: bytes.length });
}

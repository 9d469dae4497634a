import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ReviewHoursCommand } from '../commands/review-hours.command.js';
import { ReviewHoursRequest } from './audit-reviews.requests.js';
import { UsualHoursResponse } from './audit-reviews.responses.js';

@ApiTags('audit reviews')
@Controller('audit-review-hours')
export class ReviewHoursController {
  constructor(private readonly hours: ReviewHoursCommand) {}

  /** The usual hours of work, and those before them. */
  @Get()
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: UsualHoursResponse })
  async read(): Promise<UsualHoursResponse> {
    const items = await this.hours.read();
    return { items: items.map((row) => ({ ...row, setAt: row.setAt?.toISOString() ?? null })) };
  }

  /** Sets the usual hours for the weeks that end from now on. */
  @Put()
  @HttpCode(204)
  @RequiresPermission('audit-trail.review')
  @ApiNoContentResponse()
  async set(@CurrentActor() actor: SignedIn, @Body() hours: ReviewHoursRequest): Promise<void> {
    const { from, to, weekendsOutside } = hours;
    await this.hours.set(actor, { from, to, weekendsOutside });
  }
}

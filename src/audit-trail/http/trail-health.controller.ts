import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { AskedByItself, CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { RequestVerificationCommand } from '../commands/request-verification.command.js';
import type { Actor } from '../domain/actor.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { TrailHealthQuery } from '../queries/trail-health.query.js';
import {
  RequestedVerification,
  toHealthView,
  toVerificationView,
  TrailHealthView,
  VerificationView,
} from './trail-health.responses.js';

@ApiTags('audit trail')
@Controller('audit-trail')
export class TrailHealthController {
  constructor(
    private readonly health: TrailHealthQuery,
    private readonly requestVerification: RequestVerificationCommand,
    private readonly verifications: VerificationRepository,
  ) {}

  /** How the trail stands, part by part. Never refused because the trail cannot record. */
  @Get('health')
  @AskedByItself()
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: TrailHealthView })
  async now(): Promise<TrailHealthView> {
    return toHealthView(await this.health.now());
  }

  /** Has the whole log verified; where that is under way already, names it. */
  @Post('verifications')
  @HttpCode(202)
  @RequiresPermission('audit-trail.verify')
  @ApiAcceptedResponse({ type: RequestedVerification })
  async verify(@CurrentActor() actor: Actor): Promise<RequestedVerification> {
    return { id: await this.requestVerification.execute(actor) };
  }

  /** How far a full verification is, or what it found. */
  @Get('verifications/:id')
  @RequiresPermission('audit-trail.verify')
  @ApiOkResponse({ type: VerificationView })
  async verification(@Param('id', ParseIdPipe) id: string): Promise<VerificationView> {
    const found = await this.verifications.one(id);
    if (found === null) throw trailRefusals.refuse('no-such-verification', { id });
    return toVerificationView(found);
  }
}

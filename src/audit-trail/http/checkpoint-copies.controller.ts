import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { RequiresPermission } from '../../platform/http/access.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CheckpointCopies } from '../queries/checkpoint-copies.query.js';

@ApiTags('audit trail')
@Controller('audit-trail')
export class CheckpointCopiesController {
  constructor(private readonly copies: CheckpointCopies) {}

  /** The newest signed checkpoint, verbatim: what to keep, and what the verifier takes. */
  @Get('checkpoint')
  @RequiresPermission('audit-trail.read')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @AnswersBytes('text/plain')
  @ApiOkResponse({ type: String })
  async note(): Promise<string> {
    return this.copies.note();
  }

  /** The same for paper and e-mail: with the keys' fingerprints and how to compare it later. */
  @Get('checkpoint-on-paper')
  @RequiresPermission('audit-trail.read')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  @AnswersBytes('text/plain')
  @ApiOkResponse({ type: String })
  async paper(): Promise<string> {
    return this.copies.paper();
  }
}

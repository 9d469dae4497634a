import { Body, Controller, Get, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { SignedIn } from '../../identity/identity.public.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ApplyRosterCommand } from '../commands/apply-roster.command.js';
import { CompareRosterCommand } from '../commands/compare-roster.command.js';
import { ReadRosterImportCommand } from '../commands/read-roster-import.command.js';
import { ApplyRosterRequest } from './roster.requests.js';
import { RosterImportResponse, toRosterImport } from './roster.responses.js';
import { tableOf } from './table-body.js';

@ApiTags('roster')
@Controller('roster-imports')
export class RosterImportsController {
  constructor(
    private readonly compare: CompareRosterCommand,
    private readonly apply: ApplyRosterCommand,
    private readonly read: ReadRosterImportCommand,
  ) {}

  /** Compares a roster file with the roster, and changes nothing. */
  @Post()
  @RequiresPermission('personnel.manage')
  @ApiConsumes('text/csv')
  @ApiBody({ schema: { type: 'string', description: 'A table in UTF-8; see the feature’s page' } })
  @ApiCreatedResponse({ type: RosterImportResponse })
  async send(
    @CurrentActor() actor: SignedIn,
    @Req() request: Request,
  ): Promise<RosterImportResponse> {
    return toRosterImport(await this.compare.execute(actor, await tableOf(request)));
  }

  /** What a file would change, or has changed. The reading is recorded. */
  @Get(':id')
  @RequiresPermission('personnel.manage')
  @ApiOkResponse({ type: RosterImportResponse })
  async one(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<RosterImportResponse> {
    return toRosterImport(await this.read.execute(actor, id));
  }

  /** The lines that are left out, with what is wrong with each. The taking is recorded. */
  @Get(':id/faults.csv')
  @RequiresPermission('personnel.manage')
  @AnswersBytes('text/csv')
  async faults(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
  ): Promise<StreamableFile> {
    const bytes = await this.read.faults(actor, id);
    const disposition = 'attachment; filename="roster-faults.csv"';
    return new StreamableFile(bytes, {
      ...{ type: 'text/csv; charset=utf-8', disposition, length: bytes.length },
    });
  }

  /** Lets come true what was compared, if nothing has changed since. */
  @Post(':id/application')
  @RequiresPermission('personnel.manage')
  @ApiCreatedResponse({ type: RosterImportResponse })
  async applyIt(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Body() { digest, left }: ApplyRosterRequest,
  ): Promise<RosterImportResponse> {
    return toRosterImport(await this.apply.execute(actor, { id, digest, left: left ?? [] }));
  }
}

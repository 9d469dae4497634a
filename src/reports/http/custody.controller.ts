import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Readable } from 'node:stream';
import { PurposeRequest, toStatedPurpose } from '../../footage/footage.public.js';
import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { ParseIdPipe } from '../../platform/http/parse-id.pipe.js';
import { ExportCustodyCommand } from '../commands/export-custody.command.js';
import type { ReportForm } from '../domain/reports.audit-events.js';
import { custodyCsv } from '../rendering/custody-csv.js';
import { custodyJson } from '../rendering/custody-json.js';
import { custodyPdf } from '../rendering/custody-pdf.js';

/** A clip's chain of custody to hand out. Each is recorded, and covered by its own checkpoint. */
@ApiTags('footage')
@Controller('clips')
export class CustodyController {
  constructor(private readonly exportCustody: ExportCustodyCommand) {}

  @Get(':id/custody.pdf')
  @AnswersBytes('application/pdf')
  @RequiresPermission('custody.export')
  @NeedsRecentSignIn()
  async pdf(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Query() purpose: PurposeRequest,
  ): Promise<StreamableFile> {
    const record = await this.exportCustody.execute(actor, id, asked('pdf', purpose));
    return file(await custodyPdf(record), 'application/pdf', `custody-${record.clip.id}.pdf`);
  }

  @Get(':id/custody.csv')
  @AnswersBytes('text/csv')
  @RequiresPermission('custody.export')
  @NeedsRecentSignIn()
  async csv(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Query() purpose: PurposeRequest,
  ): Promise<StreamableFile> {
    const record = await this.exportCustody.execute(actor, id, asked('csv', purpose));
    const name = `custody-${record.clip.id}.csv`;
    return file(Readable.from(custodyCsv(record)), 'text/csv; charset=utf-8', name);
  }

  @Get(':id/custody.json')
  @AnswersBytes('application/json')
  @RequiresPermission('custody.export')
  @NeedsRecentSignIn()
  async json(
    @CurrentActor() actor: SignedIn,
    @Param('id', ParseIdPipe) id: string,
    @Query() purpose: PurposeRequest,
  ): Promise<StreamableFile> {
    const record = await this.exportCustody.execute(actor, id, asked('json', purpose));
    const name = `custody-${record.clip.id}.json`;
    return file(Readable.from(custodyJson(record)), 'application/json', name);
  }
}

const asked = (form: ReportForm, purpose: PurposeRequest) => ({
  form,
  stated: toStatedPurpose(purpose),
});

function file(content: Buffer | Readable, type: string, name: string): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  if (content instanceof Readable) return new StreamableFile(content, { type, disposition });
  return new StreamableFile(content, { type, disposition, length: content.length });
}

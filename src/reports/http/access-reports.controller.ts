import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { MakeAccessReportCommand } from '../commands/make-access-report.command.js';
import { accessCsv } from '../rendering/access-csv.js';
import { accessPdf } from '../rendering/access-pdf.js';
import { AccessReportRequest, toOpeningsAsked } from './reports.requests.js';
import { AccessReportResponse, toAccessReport } from './access-reports.responses.js';

/** Who opened which footage, what for and by which written authorization. */
@ApiTags('reports')
@Controller()
@RequiresPermission('access-report.read')
export class AccessReportsController {
  constructor(private readonly makeReport: MakeAccessReportCommand) {}

  @Get('access-reports')
  @ApiOkResponse({ type: AccessReportResponse })
  async read(
    @CurrentActor() actor: SignedIn,
    @Query() asked: AccessReportRequest,
  ): Promise<AccessReportResponse> {
    return toAccessReport(await this.makeReport.execute(actor, toOpeningsAsked(asked), 'json'));
  }

  @Get('access-reports.csv')
  @AnswersBytes('text/csv')
  async csv(
    @CurrentActor() actor: SignedIn,
    @Query() asked: AccessReportRequest,
  ): Promise<StreamableFile> {
    const report = await this.makeReport.execute(actor, toOpeningsAsked(asked), 'csv');
    return file(accessCsv(report), { type: 'text/csv; charset=utf-8', name: 'access.csv' });
  }

  @Get('access-reports.pdf')
  @AnswersBytes('application/pdf')
  async pdf(
    @CurrentActor() actor: SignedIn,
    @Query() asked: AccessReportRequest,
  ): Promise<StreamableFile> {
    const report = await this.makeReport.execute(actor, toOpeningsAsked(asked), 'pdf');
    return file(await accessPdf(report), { type: 'application/pdf', name: 'access.pdf' });
  }
}

function file(bytes: Buffer, { type, name }: { type: string; name: string }): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(bytes, { type, disposition, length: bytes.length });
}

import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SignedIn } from '../../identity/identity.public.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, RequiresPermission } from '../../platform/http/access.js';
import { MakeComplianceReportCommand } from '../commands/make-compliance-report.command.js';
import { complianceCsv } from '../rendering/compliance-csv.js';
import { compliancePdf } from '../rendering/compliance-pdf.js';
import { ComplianceReportRequest, toAskedReport } from './reports.requests.js';
import { ComplianceReportResponse, toComplianceReport } from './reports.responses.js';

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly makeReport: MakeComplianceReportCommand) {}

  @Get('compliance')
  @ApiOkResponse({ type: ComplianceReportResponse })
  @RequiresPermission('report.read')
  async compliance(
    @CurrentActor() actor: SignedIn,
    @Query() request: ComplianceReportRequest,
  ): Promise<ComplianceReportResponse> {
    return toComplianceReport(await this.makeReport.execute(actor, toAskedReport(request), 'json'));
  }

  @Get('compliance.csv')
  @AnswersBytes('text/csv')
  @RequiresPermission('report.read')
  async complianceCsv(
    @CurrentActor() actor: SignedIn,
    @Query() request: ComplianceReportRequest,
  ): Promise<StreamableFile> {
    const made = await this.makeReport.execute(actor, toAskedReport(request), 'csv');
    const csv = complianceCsv(made.report, made.contentId);
    return file(csv, { type: 'text/csv; charset=utf-8', name: 'compliance.csv' });
  }

  @Get('compliance.pdf')
  @AnswersBytes('application/pdf')
  @RequiresPermission('report.read')
  async compliancePdf(
    @CurrentActor() actor: SignedIn,
    @Query() request: ComplianceReportRequest,
  ): Promise<StreamableFile> {
    const made = await this.makeReport.execute(actor, toAskedReport(request), 'pdf');
    const pdf = await compliancePdf(made.report, made.contentId);
    return file(pdf, { type: 'application/pdf', name: 'compliance.pdf' });
  }
}

function file(bytes: Buffer, { type, name }: { type: string; name: string }): StreamableFile {
  const disposition = `attachment; filename="${name}"`;
  return new StreamableFile(bytes, { type, disposition, length: bytes.length });
}

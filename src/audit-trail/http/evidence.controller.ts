import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import { CurrentActor, NeedsRecentSignIn, RequiresPermission } from '../../platform/http/access.js';
import { zipOf } from '../../platform/zip/zip.js';
import { ExportEvidenceCommand } from '../commands/export-evidence.command.js';
import type { Reader } from '../domain/reader.js';
import { EvidenceRequest } from './audit-trail.requests.js';

@ApiTags('audit trail')
@Controller('audit-trail')
export class EvidenceController {
  constructor(private readonly exportEvidence: ExportEvidenceCommand) {}

  /**
   * The entries that fit, with proofs and without footage, as a zip that `plumbline-verify export`
   * checks (docs/evidence-package.md). Recorded, and answered once a checkpoint covers the record.
   */
  @Get('evidence')
  @RequiresPermission('audit-trail.export')
  @NeedsRecentSignIn()
  @AnswersBytes('application/zip')
  async export(
    @Query() filter: EvidenceRequest,
    @CurrentActor() reader: Reader,
  ): Promise<StreamableFile> {
    return new StreamableFile(zipOf(await this.exportEvidence.execute(reader, filter)), {
      type: 'application/zip',
      disposition: 'attachment; filename="evidence.zip"',
    });
  }
}

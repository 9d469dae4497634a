import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { textFile } from '../../platform/http/text-file.js';
import { AnswersBytes } from '../../platform/http/answers-bytes.js';
import {
  AskedByItself,
  CurrentActor,
  NeedsRecentSignIn,
  RequiresPermission,
} from '../../platform/http/access.js';
import { DEFAULT_PAGE_LIMIT, decodeCursor, toPage } from '../../platform/http/page.js';
import { zipOf } from '../../platform/zip/zip.js';
import { ExportTrailCommand } from '../commands/export-trail.command.js';
import { ProveEntryCommand } from '../commands/prove-entry.command.js';
import { ReadEntriesCommand } from '../commands/read-entries.command.js';
import type { Actor } from '../domain/actor.js';
import type { Reader } from '../domain/reader.js';
import { trailRefusals } from '../domain/audit-trail.errors.js';
import { SequencerService } from '../jobs/sequencer.service.js';
import { CheckpointsQuery } from '../queries/checkpoints.query.js';
import { ListEntriesRequest } from './audit-trail.requests.js';
import { EntryDetails, EntryPage, toEntryDetails, TreeView } from './audit-trail.responses.js';

const LIST = 'audit-trail.entries';

@ApiTags('audit trail')
@Controller('audit-trail')
export class AuditTrailController {
  constructor(
    private readonly readEntries: ReadEntriesCommand,
    private readonly proveEntry: ProveEntryCommand,
    private readonly exportTrail: ExportTrailCommand,
    private readonly checkpoints: CheckpointsQuery,
    private readonly sequencer: SequencerService,
  ) {}

  /** Entries, newest first. The reading is recorded. */
  @Get('entries')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: EntryPage })
  async list(@Query() query: ListEntriesRequest, @CurrentActor() actor: Actor): Promise<EntryPage> {
    const { cursor, limit = DEFAULT_PAGE_LIMIT, ...filter } = query;
    const before = cursor === undefined ? null : (decodeCursor(LIST, cursor)[0] ?? null);
    const rows = await this.readEntries.page(actor, filter, before, limit + 1);
    return toPage(rows, limit, { name: LIST, position: ({ id }) => [id], show: (row) => row });
  }

  /**
   * One entry, in words and as it is stored, with those disclosures that the reader may see. The
   * reading is recorded.
   */
  @Get('entries/:id')
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: EntryDetails })
  async one(@Param('id') id: string, @CurrentActor() reader: Reader): Promise<EntryDetails> {
    return toEntryDetails(await this.readEntries.one(reader, entryNumber(id)));
  }

  /** A proof for outsiders (c2sp.org/tlog-proof@v1) that the entry is in the log. */
  @Get('entries/:id/proof')
  @RequiresPermission('audit-trail.read')
  @AnswersBytes('text/plain')
  async proof(@Param('id') id: string, @CurrentActor() reader: Reader): Promise<StreamableFile> {
    const { index, proof } = await this.proveEntry.execute(reader, entryNumber(id));
    return textFile(proof, `entry-${index}.tlog-proof`);
  }

  /** Size of the tree, newest checkpoint, and how far it lags behind. */
  @Get('tree')
  @AskedByItself()
  @RequiresPermission('audit-trail.read')
  @ApiOkResponse({ type: TreeView })
  async tree(): Promise<TreeView> {
    const health = await this.checkpoints.health();
    const last = health.lastCheckpoint;
    return {
      ...health,
      lastCheckpoint: last && { ...last, signedAt: last.signedAt.toISOString() },
      trouble: this.sequencer.trouble,
    };
  }

  /** The whole log as a zip of the folder that plumbline-verify checks. */
  @Get('export')
  @RequiresPermission('audit-trail.export')
  @NeedsRecentSignIn()
  @AnswersBytes('application/zip')
  async export(@CurrentActor() reader: Reader): Promise<StreamableFile> {
    return new StreamableFile(zipOf(await this.exportTrail.execute(reader)), {
      type: 'application/zip',
      disposition: 'attachment; filename="audit-trail.zip"',
    });
  }
}

/** Entries count from 1 in 63 bits; anything else is no number of one. */
function entryNumber(text: string): string {
  if (!/^[1-9]\d{0,17}$/.test(text)) throw trailRefusals.refuse('no-such-entry');
  return text;
}

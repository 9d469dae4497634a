import { Injectable } from '@nestjs/common';
import { invariant } from '../../platform/errors/invariant.js';
import { account } from '../domain/accounting.js';
import type { Assignment } from '../domain/assignment.js';
import { drawExecuted } from '../domain/draw.audit-events.js';
import { drawJson } from '../domain/draw-record.js';
import { recordReadme } from '../domain/record-readme.js';
import type { Selection } from '../domain/selection.js';
import type { Draw } from '../persistence/draw.entity.js';
import type { StepTaken } from './draw-steps.js';
import { frozenDrawOf } from './frozen-draw.js';
import { RecordFiles } from '../persistence/record-files.js';

/** Writes the record of an executed draw, in its final form: no later version of us words it anew. */
@Injectable()
export class ExecutedRecords {
  constructor(private readonly files: RecordFiles) {}

  async keep(
    draw: Draw,
    selection: Selection,
    assignments: readonly Assignment[],
    executedAt: Date,
  ): Promise<StepTaken> {
    const { seedText, seededAt, populationCount, omittedCounts } = draw;
    invariant(
      seedText !== null && seededAt !== null && populationCount !== null && omittedCounts !== null,
      `Draw ${draw.id} is not seeded`,
    );
    const accounting = account(populationCount, omittedCounts, assignments.length);
    const readme = await this.files.keep(draw.id, 'README.txt', recordReadme(draw.id));
    const record = drawJson('executed', frozenDrawOf(draw), accounting, {
      seedText,
      sources: ['dice'],
      selection,
      assignments,
      readmeSha256: readme.sha256,
      seededAt,
      executedAt,
    });
    const others = draw.files.filter(({ name }) => name !== 'draw.json');
    const files = [...others, await this.files.keep(draw.id, 'draw.json', record.text), readme];
    const { drawn, notDrawn } = accounting;
    return {
      changes: { drawnCount: drawn, recordSha256: record.sha256, files, executedAt },
      event: drawExecuted({ id: draw.id, facts: { record: record.sha256, drawn, notDrawn } }),
    };
  }
}

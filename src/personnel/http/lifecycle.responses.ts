import { ApiProperty } from '@nestjs/swagger';
import { accessDueAt, isLate } from '../domain/employment.js';
import { transferDueAt } from '../domain/transfer.js';
import type { Due } from '../queries/due.query.js';
import { DateStandingResponse } from './personnel.responses.js';

class OfPerson {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() displayName: string;
}

export class DueDate extends DateStandingResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() displayName: string;
}

export class DueTermination extends OfPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) endsAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
  @ApiProperty() isHighRisk: boolean;
  @ApiProperty() isLate: boolean;
}

export class DueTransfer extends OfPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) fromUnitId: string;
  @ApiProperty({ format: 'uuid' }) toUnitId: string;
  @ApiProperty({ format: 'date-time' }) effectiveAt: string;
  @ApiProperty({ format: 'date-time' }) dueAt: string;
}

export class UnusedAccount extends OfPerson {
  @ApiProperty({ format: 'date-time', description: 'The last use, or the making of the account' })
  since: string;
  @ApiProperty({ format: 'date-time' }) disabledFrom: string;
}

export class DueResponse {
  @ApiProperty({ type: [DueDate] }) dates: DueDate[];
  @ApiProperty({ type: [DueTermination] }) terminations: DueTermination[];
  @ApiProperty({ type: [DueTransfer] }) transfers: DueTransfer[];
  @ApiProperty({ type: [UnusedAccount], description: 'Those who are next within a week' })
  unused: UnusedAccount[];
}

export function toDue(due: Due, now: Date): DueResponse {
  return {
    dates: due.dates.map((date) => ({ ...date })),
    terminations: due.terminations.map(({ personId, displayName, row }) => ({
      ...{ personId, displayName, id: row.id, isHighRisk: row.isHighRisk },
      endsAt: row.endsAt.toISOString(),
      dueAt: accessDueAt(row).toISOString(),
      isLate: isLate(row, now),
    })),
    transfers: due.transfers.map(({ personId, displayName, row }) => ({
      ...{ personId, displayName, id: row.id },
      ...{ fromUnitId: row.fromUnitId, toUnitId: row.toUnitId },
      effectiveAt: row.effectiveAt.toISOString(),
      dueAt: transferDueAt(row.effectiveAt).toISOString(),
    })),
    unused: due.unused.map(({ personId, displayName, since, disabledFrom }) => ({
      ...{ personId, displayName, since: since.toISOString() },
      disabledFrom: disabledFrom.toISOString(),
    })),
  };
}

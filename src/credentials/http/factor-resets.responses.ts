import { ApiProperty } from '@nestjs/swagger';
import type { ListedResets } from '../commands/list-factor-resets.command.js';

export class PreparedResetResponse {
  @ApiProperty({ format: 'uuid', description: 'What waits now for somebody else’s approval' })
  resetId: string;
}

export class ResetParticipant {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class FactorResetResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() person: ResetParticipant;
  @ApiProperty() reason: string;
  @ApiProperty() preparedBy: ResetParticipant;
  @ApiProperty({ format: 'date-time' }) preparedAt: string;
}

export class FactorResetPage {
  @ApiProperty({ type: [FactorResetResponse] }) items: FactorResetResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export function toResetPage({ items, nextCursor, names }: ListedResets): FactorResetPage {
  const named = (id: string) => ({ id, name: names.get(id) ?? id });
  return {
    items: items.map(({ id, personId, reason, preparedBy, preparedAt }) => ({
      ...{ id, person: named(personId), reason },
      ...{ preparedBy: named(preparedBy), preparedAt: preparedAt.toISOString() },
    })),
    nextCursor,
  };
}

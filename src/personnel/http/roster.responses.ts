import { ApiProperty } from '@nestjs/swagger';
import type { RosterImportEntity } from '../persistence/roster-import.entity.js';

export class RosterFault {
  @ApiProperty({ type: 'integer', description: 'Of the file' }) line: number;
  @ApiProperty({ type: [String], description: 'What is wrong with it' }) says: string[];
}

export class RosterNewcomer {
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty() badgeNumber: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'uuid' }) unitId: string;
}

export class RosterChange {
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty({ format: 'uuid' }) officerId: string;
  @ApiProperty() badgeNumber: string;
  @ApiProperty({ type: String, enum: ['name'] }) field: 'name';
  @ApiProperty() from: string;
  @ApiProperty() to: string;
}

export class RosterMove {
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty({ format: 'uuid' }) officerId: string;
  @ApiProperty() badgeNumber: string;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'uuid' }) fromUnitId: string;
  @ApiProperty({ format: 'uuid' }) toUnitId: string;
}

export class RosterOfficer {
  @ApiProperty({ format: 'uuid' }) officerId: string;
  @ApiProperty() badgeNumber: string;
  @ApiProperty() name: string;
}

export class MissingFromRoster extends RosterOfficer {
  @ApiProperty({ format: 'uuid' }) unitId: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Whose account would end, too',
  })
  personId: string | null;
}

export class RosterAccount {
  @ApiProperty({ type: 'integer' }) line: number;
  @ApiProperty() badgeNumber: string;
  @ApiProperty() name: string;
  @ApiProperty() username: string;
}

export class RosterImportResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'To be named when it is applied' }) digest: string;
  @ApiProperty({ format: 'date-time' }) comparedAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) appliedAt: string | null;
  @ApiProperty({ type: 'integer', description: 'Lines that change nothing' }) same: number;
  @ApiProperty({ type: [String], description: 'Columns that mean nothing here' })
  ignored: string[];
  @ApiProperty({ type: [RosterFault], description: 'Lines that are left out' })
  faults: RosterFault[];
  @ApiProperty({ type: [RosterNewcomer] }) fresh: RosterNewcomer[];
  @ApiProperty({ type: [RosterChange] }) changed: RosterChange[];
  @ApiProperty({ type: [RosterMove] }) moved: RosterMove[];
  @ApiProperty({ type: [RosterOfficer] }) returned: RosterOfficer[];
  @ApiProperty({ type: [MissingFromRoster] }) missing: MissingFromRoster[];
  @ApiProperty({ type: [RosterAccount], description: 'Accounts to be approved by somebody else' })
  accounts: RosterAccount[];
}

export function toRosterImport(row: RosterImportEntity): RosterImportResponse {
  const { fresh, changed, moved, returned, missing, accounts, same } = row.difference;
  return {
    ...{ id: row.id, digest: row.digest, same, ignored: [...row.ignored] },
    comparedAt: row.comparedAt.toISOString(),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    faults: row.faults.map(({ line, says }) => ({ line, says: [...says] })),
    ...{ fresh: [...fresh], changed: [...changed], moved: [...moved] },
    ...{ returned: [...returned], missing: [...missing], accounts: [...accounts] },
  };
}

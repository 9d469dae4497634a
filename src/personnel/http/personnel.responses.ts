import { ApiProperty } from '@nestjs/swagger';
import { DATE_KINDS, type DateKind, type Standing, STANDINGS } from '../domain/dates.js';
import { EMPLOYMENT_STATES, type EmploymentState } from '../domain/employment.js';

export class DateStandingResponse {
  @ApiProperty({ type: String, enum: DATE_KINDS }) kind: DateKind;
  @ApiProperty({ type: String, enum: STANDINGS }) standing: Standing;
  @ApiProperty({ type: String, format: 'date', nullable: true }) doneOn: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The first day on which it no longer counts',
  })
  endsOn: string | null;
  @ApiProperty({ description: 'Whether it keeps the person from signing in' }) bars: boolean;
}

export class HeldRoleOfPerson {
  @ApiProperty() role: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
}

export class PersonnelResponse {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty() accountState: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) officerId: string | null;
  @ApiProperty({ type: [HeldRoleOfPerson] }) roles: HeldRoleOfPerson[];
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ type: String, enum: EMPLOYMENT_STATES }) employment: EmploymentState;
  @ApiProperty({ type: [DateStandingResponse] }) dates: DateStandingResponse[];
}

export class PersonnelPage {
  @ApiProperty({ type: [PersonnelResponse] }) items: PersonnelResponse[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class EnteredDate {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, enum: DATE_KINDS }) kind: DateKind;
  @ApiProperty({ format: 'date' }) doneOn: string;
  @ApiProperty({ type: String, nullable: true }) reference: string | null;
  @ApiProperty({ type: String, nullable: true }) enteredBy: string | null;
  @ApiProperty({ format: 'date-time' }) enteredAt: string;
}

export class EnteredLeave {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date' }) fromOn: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) toOn: string | null;
  @ApiProperty() barsAccess: boolean;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
  @ApiProperty({ type: String, nullable: true }) enteredBy: string | null;
  @ApiProperty({ format: 'date-time' }) enteredAt: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'The first day back, where it ended otherwise than planned',
  })
  endedOn: string | null;
}

export class EnteredTermination {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'date-time' }) knownAt: string;
  @ApiProperty({ format: 'date-time' }) endsAt: string;
  @ApiProperty({ format: 'date-time', description: 'By when access must have ended' })
  dueAt: string;
  @ApiProperty() isHighRisk: boolean;
  @ApiProperty() reason: string;
  @ApiProperty({ type: String, nullable: true }) enteredBy: string | null;
  @ApiProperty({ format: 'date-time' }) enteredAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  accessEndedAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) withdrawnAt: string | null;
  @ApiProperty() isLate: boolean;
}

export class PersonnelRecordResponse extends PersonnelResponse {
  @ApiProperty({ type: [EnteredDate], description: 'Newest first' }) entered: EnteredDate[];
  @ApiProperty({ type: [EnteredLeave] }) leaves: EnteredLeave[];
  @ApiProperty({ type: [EnteredTermination] }) terminations: EnteredTermination[];
}

export class EnteredId {
  @ApiProperty({ format: 'uuid' }) id: string;
}

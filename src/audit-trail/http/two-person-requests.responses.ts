import { ApiProperty } from '@nestjs/swagger';
import type { WithNames } from '../commands/read-requests.command.js';
import { REQUEST_STATES, type TwoPersonRequest } from '../domain/two-person-request.js';
import type {
  ExpunctionItem,
  ExpunctionRequest,
  PruningRequest,
} from '../queries/two-person-requests.query.js';
import { EntrySummary } from './audit-trail.responses.js';

export class RequestCreated {
  @ApiProperty({ format: 'uuid' }) id: string;
}

class RequestSummary {
  @ApiProperty({ format: 'uuid' }) id: string;

  @ApiProperty({ enum: REQUEST_STATES }) state: string;

  @ApiProperty({ description: '`person:<id>`' }) requestedBy: string;

  @ApiProperty({ type: String, nullable: true }) requestedByName: string | null;

  @ApiProperty({ format: 'date-time' }) requestedAt: string;

  @ApiProperty({ type: String, nullable: true }) decidedBy: string | null;

  @ApiProperty({ type: String, nullable: true }) decidedByName: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true }) decidedAt: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true }) doneAt: string | null;
}

export class ExpunctionSummary extends RequestSummary {
  @ApiProperty({ description: 'The court, its file number and the date of the order' })
  reference: string;

  @ApiProperty({ description: 'SHA-256 of the order as a file' }) orderSha256: string;

  @ApiProperty({ type: 'integer' }) valuesAsked: number;

  @ApiProperty({ type: 'integer', nullable: true }) valuesRemoved: number | null;
}

export class ExpunctionItemView {
  @ApiProperty({ type: EntrySummary }) entry: Omit<EntrySummary, 'actorName'>;

  @ApiProperty({ description: 'Name of the value' }) name: string;
}

export class ExpunctionDetails extends ExpunctionSummary {
  @ApiProperty({ type: [ExpunctionItemView], description: 'The first 500' })
  items: ExpunctionItemView[];
}

export class ExpunctionPage {
  @ApiProperty({ type: [ExpunctionSummary] }) items: ExpunctionSummary[];

  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class PruningSummary extends RequestSummary {
  @ApiProperty({ format: 'date-time', description: 'Entries from before this moment' })
  before: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'The first entry still there' })
  minimumIndex: number | null;
}

export class PruningPage {
  @ApiProperty({ type: [PruningSummary] }) items: PruningSummary[];

  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;

  @ApiProperty({ format: 'date-time', description: 'The newest moment that may be asked for' })
  newestCutoff: string;
}

export function toExpunctionSummary(request: ExpunctionRequest & WithNames): ExpunctionSummary {
  return expunctionFields(request);
}

export function toExpunctionDetails(
  request: ExpunctionRequest & WithNames & { readonly items: readonly ExpunctionItem[] },
): ExpunctionDetails {
  return { ...expunctionFields(request), items: [...request.items] };
}

export function toPruningSummary(request: PruningRequest & WithNames): PruningSummary {
  const { before, minimumIndex } = request;
  return { ...requestFields(request), before: before.toISOString(), minimumIndex };
}

function expunctionFields(request: ExpunctionRequest & WithNames) {
  const { reference, orderSha256, valuesAsked, valuesRemoved } = request;
  return { ...requestFields(request), reference, orderSha256, valuesAsked, valuesRemoved };
}

function requestFields(request: TwoPersonRequest & WithNames) {
  const { id, state, requestedBy, requestedByName, decidedBy, decidedByName } = request;
  return {
    id,
    state,
    requestedBy,
    requestedByName,
    requestedAt: request.requestedAt.toISOString(),
    decidedBy,
    decidedByName,
    decidedAt: request.decidedAt?.toISOString() ?? null,
    doneAt: request.doneAt?.toISOString() ?? null,
  };
}

import { ApiProperty } from '@nestjs/swagger';

import type { CustodyStep } from '../../audit-trail/audit-trail.public.js';

export class CustodyStepResponse {
  @ApiProperty({ description: 'The entry’s number in the audit trail' }) id: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Its leaf in the tree' })
  index: number | null;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty() kind: string;
  @ApiProperty({ description: '`person:<id>`, `service:<id>` or `system:<name>`' }) actor: string;
  @ApiProperty({ type: String, nullable: true }) actorName: string | null;
  @ApiProperty() role: string;
  @ApiProperty() outcome: string;
  @ApiProperty({ type: String, nullable: true }) purpose: string | null;
  @ApiProperty({ description: 'What was done, to follow the actor’s name' }) words: string;
}

export class ClipCustody {
  @ApiProperty({ type: [CustodyStepResponse], description: 'Oldest first' })
  items: CustodyStepResponse[];
}

export function toClipCustody(steps: readonly CustodyStep[]): ClipCustody {
  return { items: steps.map(({ target: _target, ...step }) => step) };
}

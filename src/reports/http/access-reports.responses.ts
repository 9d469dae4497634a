import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_STATEMENTS, type AccessReport, UNUSUAL } from '../domain/access-report.js';

export class AccessPerson {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
}

export class AccessedClip {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() sourceClipId: string;
}

export class AccessLineResponse {
  @ApiProperty({ format: 'uuid' }) playbackId: string;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: AccessPerson }) person: AccessPerson;
  @ApiProperty({ type: AccessedClip }) clip: AccessedClip;
  @ApiProperty() purpose: string;
  @ApiProperty({ type: String, nullable: true }) reference: string | null;
  @ApiProperty({ type: String, nullable: true }) explanation: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) reviewId: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) authorizationId: string | null;
  @ApiProperty({ type: 'integer' }) servedBytes: number;
  @ApiProperty({ type: 'integer', description: 'About so much of the clip was sent' })
  servedMs: number;
  @ApiProperty({ type: [String], description: 'What makes it unusual, in words' })
  unusual: string[];
}

export class AccessReportResponse {
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ type: [AccessLineResponse], description: 'Oldest first' })
  items: AccessLineResponse[];
  @ApiProperty({ type: [String] }) statements: string[];
}

export function toAccessReport({ from, to, madeAt, lines }: AccessReport): AccessReportResponse {
  return {
    ...{ from, to, madeAt, statements: [...ACCESS_STATEMENTS] },
    items: lines.map((line) => {
      const { playbackId, purpose, reference, explanation, reviewId, authorizationId } = line;
      const { servedBytes, servedMs } = line;
      return {
        ...{ playbackId, purpose, reference, explanation, reviewId, authorizationId },
        ...{ servedBytes, servedMs },
        at: line.at.toISOString(),
        person: { id: line.personId, name: line.personName },
        clip: { id: line.clipId, sourceClipId: line.sourceClipId },
        unusual: line.unusual.map((mark) => UNUSUAL[mark]),
      };
    }),
  };
}

import { ApiProperty } from '@nestjs/swagger';

export class SigningKeyView {
  @ApiProperty({ description: 'As verifiers take it (c2sp.org/signed-note)' })
  vkey: string;

  @ApiProperty({ type: 'integer', description: 'Entries in the tree when it began to sign' })
  introducedSize: number;

  @ApiProperty({ format: 'date-time' })
  introducedAt: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'Null while it signs' })
  retiredSize: number | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  retiredAt: string | null;
}

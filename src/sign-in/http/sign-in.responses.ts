import { ApiProperty } from '@nestjs/swagger';

export class NewSession {
  @ApiProperty({ type: String, nullable: true, description: 'Only where a bearer was asked for' })
  token: string | null;
}

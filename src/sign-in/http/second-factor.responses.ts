import { ApiProperty } from '@nestjs/swagger';

export class AppSecret {
  @ApiProperty({ description: 'Base32; shown this once' }) secret: string;
  @ApiProperty({ description: 'The same for a QR code' }) uri: string;
}

export class PasskeyOptions {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'For the browser, as WebAuthn Level 3 defines them',
  })
  options: object;
}

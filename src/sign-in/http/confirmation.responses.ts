import { ApiProperty } from '@nestjs/swagger';
import type { SecondStep } from '../../credentials/credentials.public.js';
import type { PasskeyOptions } from '../commands/confirmation-tries.js';

export class ConfirmationWays {
  @ApiProperty() username: string;
  @ApiProperty() displayName: string;
  @ApiProperty({ type: String, isArray: true, enum: ['totp', 'passkey', 'recovery-code'] })
  factors: SecondStep[];
}

export class ConfirmedSession {
  @ApiProperty({ type: String, nullable: true, description: 'For programs: use it from now on' })
  sessionToken: string | null;
}

export class PasskeyQuestion {
  @ApiProperty({ type: Object, description: 'PublicKeyCredentialRequestOptionsJSON, WebAuthn 3' })
  options: PasskeyOptions;
}

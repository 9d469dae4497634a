import { ApiProperty } from '@nestjs/swagger';
import { SECOND_FACTOR_KINDS, type SecondFactorKind } from '../../identity/identity.public.js';
import { type Step, STEPS } from '../domain/pending-sign-in.js';

export class NoticeResponse {
  @ApiProperty({ description: 'Shown before anybody comes in, and kept until acknowledged' })
  text: string;

  @ApiProperty({ description: 'SHA-256 of the text, in hex' }) digest: string;
}

export class SignInProgress {
  @ApiProperty({
    type: String,
    isArray: true,
    enum: STEPS,
    description: 'What is still asked; with nothing left, the session is open',
  })
  remaining: Step[];

  @ApiProperty({
    type: String,
    isArray: true,
    enum: SECOND_FACTOR_KINDS,
    description: 'What this person may prove themselves with',
  })
  factors: SecondFactorKind[];

  @ApiProperty({ format: 'date-time' }) expiresAt: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Names the sign-in in the steps that follow; only where a bearer was asked for',
  })
  signInToken: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'As above, once the session is open' })
  sessionToken: string | null;

  @ApiProperty({ type: [String], required: false, description: 'Shown this once' })
  recoveryCodes?: string[];
}

export class ResetLinkResponse {
  @ApiProperty({ description: 'To be handed over; shown this once' }) link: string;
  @ApiProperty({ format: 'date-time' }) expiresAt: string;
}

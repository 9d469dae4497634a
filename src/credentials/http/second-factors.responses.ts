import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import type { OwnFactors } from '../commands/manage-own-factors.js';
import type { Enrolled } from '../commands/new-factors.js';
import { FACTOR_KINDS, type FactorKind } from '../domain/second-factor.js';

@ApiSchema({ name: 'SecondFactor' })
export class SecondFactorResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, enum: FACTOR_KINDS }) kind: FactorKind;
  @ApiProperty() name: string;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
}

@ApiSchema({ name: 'OwnSecondFactors' })
export class OwnSecondFactorsResponse {
  @ApiProperty({ type: [SecondFactorResponse] }) items: SecondFactorResponse[];
  @ApiProperty({ type: 'integer' }) recoveryCodesLeft: number;
}

export class NewTotpSecret {
  @ApiProperty({ description: 'Base32; shown this once' }) secret: string;
  @ApiProperty({ description: 'The same for a QR code' }) uri: string;
}

@ApiSchema({ name: 'EnrolledFactor' })
export class EnrolledFactorResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: [String], description: 'With the first factor; shown this once' })
  recoveryCodes: string[];
}

@ApiSchema({ name: 'RecoveryCodes' })
export class RecoveryCodesResponse {
  @ApiProperty({ type: [String], description: 'Shown this once' }) codes: string[];
}

@ApiSchema({ name: 'WebAuthnOptions' })
export class WebAuthnOptionsResponse {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'For the browser, as WebAuthn Level 3 defines them',
  })
  options: object;
}

export function toOwnFactors({ factors, recoveryCodesLeft }: OwnFactors): OwnSecondFactorsResponse {
  const items = factors.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
    ...{ id, kind, name },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
  return { items, recoveryCodesLeft };
}

export function toEnrolled({ factorId, recoveryCodes }: Enrolled): EnrolledFactorResponse {
  return { id: factorId, recoveryCodes: [...recoveryCodes] };
}

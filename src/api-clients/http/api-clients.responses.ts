import { ApiProperty } from '@nestjs/swagger';
import type { ListedApiClient } from '../commands/list-api-clients.command.js';
import {
  API_CLIENT_PURPOSES,
  API_CLIENT_SCOPES,
  type ApiClientPurpose,
  type ApiClientScope,
  type ApiClientState,
} from '../domain/api-client.js';
import { SIGNATURE_ALGORITHMS, type SignatureAlgorithm } from '../domain/public-key.js';

export class ApiClientSecretView {
  @ApiProperty({ format: 'date-time' }) madeAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) endsAt: string | null;
}

export class ApiClientKeyView {
  @ApiProperty({ format: 'uuid', description: 'The keyid of its signatures' }) id: string;
  @ApiProperty({ type: String, enum: SIGNATURE_ALGORITHMS }) algorithm: SignatureAlgorithm;
  @ApiProperty({ format: 'date-time' }) addedAt: string;
}

export class ApiClientView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() name: string;
  @ApiProperty({ type: String, enum: API_CLIENT_PURPOSES }) purpose: ApiClientPurpose;
  @ApiProperty({ type: String, isArray: true, enum: API_CLIENT_SCOPES })
  permissions: ApiClientScope[];
  @ApiProperty({ type: String, enum: ['active', 'expired', 'revoked'] }) state: ApiClientState;
  @ApiProperty({ type: [String], description: 'Empty: from anywhere' }) networks: string[];
  @ApiProperty({ type: 'integer' }) requestsPerMinute: number;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
  @ApiProperty({ type: String, nullable: true }) createdByName: string | null;
  @ApiProperty({ format: 'date-time' }) validUntil: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) lastUsedFrom: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) revokedAt: string | null;
  @ApiProperty({ type: String, nullable: true }) revokeReason: string | null;
  @ApiProperty({ type: [ApiClientSecretView], description: 'Those that are still good' })
  secrets: ApiClientSecretView[];
  @ApiProperty({ type: [ApiClientKeyView] }) keys: ApiClientKeyView[];
}

export class ApiClientsPage {
  @ApiProperty({ type: [ApiClientView] }) items: ApiClientView[];
  @ApiProperty({ type: String, nullable: true }) nextCursor: string | null;
}

export class MadeApiClientResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'To be put into the machine; shown this once' }) credential: string;
}

export class RotationResponse {
  @ApiProperty({ description: 'To be put into the machine; shown this once' }) credential: string;
  @ApiProperty({ format: 'date-time', description: 'When the earlier secret ends by itself' })
  earlierEndAt: string;
}

export class RegisteredKeyResponse {
  @ApiProperty({ format: 'uuid', description: 'The keyid of its signatures' }) id: string;
  @ApiProperty({ type: String, enum: SIGNATURE_ALGORITHMS }) algorithm: SignatureAlgorithm;
}

export function toApiClientView(listed: ListedApiClient): ApiClientView {
  const { client, use, state, createdByName } = listed;
  const { id, name, purpose, permissions, networks, requestsPerMinute } = client;
  return {
    ...{ id, name, purpose, permissions, state, networks, requestsPerMinute, createdByName },
    createdAt: client.createdAt.toISOString(),
    validUntil: client.validUntil.toISOString(),
    lastUsedAt: use?.usedAt.toISOString() ?? null,
    lastUsedFrom: use?.usedFrom ?? null,
    revokedAt: client.revokedAt?.toISOString() ?? null,
    revokeReason: client.revokeReason,
    secrets: listed.secrets.map(({ madeAt, endsAt }) => ({
      madeAt: madeAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    })),
    keys: listed.keys.map((key) => ({
      id: key.id,
      algorithm: key.algorithm,
      addedAt: key.addedAt.toISOString(),
    })),
  };
}

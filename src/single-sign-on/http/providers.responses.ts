import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../../identity/identity.public.js';
import type { ProviderOffers } from '../commands/check-provider.command.js';
import { SIGNING_ALGORITHMS, type SigningAlgorithm } from '../domain/provider.js';

export class ProviderOffersResponse implements ProviderOffers {
  @ApiProperty() issuer: string;
  @ApiProperty({ type: [String] }) algorithms: string[];
  @ApiProperty({ type: [String] }) acrValues: string[];
  @ApiProperty({ type: [String] }) claims: string[];
  @ApiProperty({ type: [String] }) scopes: string[];
  @ApiProperty({ description: 'Whether it says who it is when it sends people back (RFC 9207)' })
  namesItself: boolean;
  @ApiProperty({ description: 'Whether it tells when somebody signs out there' })
  signsOutThroughTheBack: boolean;
}

export class GroupRoleResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() group: string;
  @ApiProperty({ enum: ROLES }) role: Role;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) unitId: string | null;
  @ApiProperty({ format: 'uuid' }) preparedBy: string;
  @ApiProperty() preparedByName: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null until a second person approves' })
  approvedByName: string | null;
}

export class ProviderResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() slug: string;
  @ApiProperty() name: string;
  @ApiProperty() issuer: string;
  @ApiProperty() clientId: string;
  @ApiProperty({ enum: SIGNING_ALGORITHMS }) algorithm: SigningAlgorithm;
  @ApiProperty({ type: [String] }) scopes: string[];
  @ApiProperty({ type: [String] }) requiredAcr: string[];
  @ApiProperty({ type: [String] }) requiredAmr: string[];
  @ApiProperty({ type: String, nullable: true }) groupsClaim: string | null;
  @ApiProperty() isEnabled: boolean;
  @ApiProperty({ description: 'To be entered at the provider' }) returnAddress: string;
  @ApiProperty({ description: 'To be entered at the provider' }) logoutAddress: string;
  @ApiProperty({ type: [GroupRoleResponse] }) groupRoles: GroupRoleResponse[];
}

export class ArrivalResponse {
  @ApiProperty() number: string;
  @ApiProperty({ format: 'uuid' }) providerId: string;
  @ApiProperty({ description: 'What the provider calls them; proves nothing' }) shownName: string;
  @ApiProperty({ format: 'date-time' }) arrivedAt: string;
}

export class BreakGlassResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty() personName: string;
  @ApiProperty({ format: 'uuid' }) preparedBy: string;
  @ApiProperty() preparedByName: string;
  @ApiProperty({ type: String, nullable: true }) approvedByName: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) lastUsedAt: string | null;
}

export class SingleSignOnSettingsResponse {
  @ApiProperty() isOnlyWay: boolean;
  @ApiProperty({ type: [String], description: 'Hosts that may be asked (SINGLE_SIGN_ON_HOSTS)' })
  allowedHosts: string[];
  @ApiProperty({ type: [ProviderResponse] }) providers: ProviderResponse[];
  @ApiProperty({ type: [ArrivalResponse] }) arrivals: ArrivalResponse[];
  @ApiProperty({ type: [BreakGlassResponse] }) breakGlass: BreakGlassResponse[];
}

export class NewProviderResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

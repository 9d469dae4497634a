import type { SingleSignOnSettings } from '../commands/read-settings.command.js';
import { backChannelLogoutAddress, returnAddress } from '../domain/provider.js';
import type { GroupRoleEntity } from '../persistence/group-role.entity.js';
import type { IdentityProviderEntity } from '../persistence/identity-provider.entity.js';
import type {
  GroupRoleResponse,
  ProviderResponse,
  SingleSignOnSettingsResponse,
} from './providers.responses.js';

export function toSettingsResponse(found: SingleSignOnSettings): SingleSignOnSettingsResponse {
  const { isOnlyWay, allowedHosts, names } = found;
  return {
    isOnlyWay,
    allowedHosts: [...allowedHosts],
    providers: found.providers.map((provider) => toProvider(provider, found)),
    arrivals: found.arrivals.map(({ number, providerId, shownName, arrivedAt }) => ({
      number,
      providerId,
      shownName,
      arrivedAt: arrivedAt.toISOString(),
    })),
    breakGlass: found.breakGlass.map(({ id, personId, preparedBy, approvedBy, lastUsedAt }) => ({
      id,
      personId,
      personName: names.get(personId) ?? personId,
      preparedBy,
      preparedByName: names.get(preparedBy) ?? preparedBy,
      approvedByName: approvedBy === null ? null : (names.get(approvedBy) ?? approvedBy),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
  };
}

function toProvider(
  provider: IdentityProviderEntity,
  { groupRoles, names, publicUrl }: SingleSignOnSettings,
): ProviderResponse {
  const { id, slug, name, issuer, clientId, algorithm, scopes } = provider;
  const { requiredAcr, requiredAmr, groupsClaim, isEnabled } = provider;
  const lines = groupRoles.filter(({ providerId }) => providerId === id);
  return {
    ...{ id, slug, name, issuer, clientId, algorithm, scopes },
    ...{ requiredAcr, requiredAmr, groupsClaim, isEnabled },
    returnAddress: returnAddress(publicUrl, slug),
    logoutAddress: backChannelLogoutAddress(publicUrl, slug),
    groupRoles: lines.map((line) => toLine(line, names)),
  };
}

function toLine(line: GroupRoleEntity, names: ReadonlyMap<string, string>): GroupRoleResponse {
  const { id, groupName, role, unitId, preparedBy, approvedBy } = line;
  return {
    ...{ id, group: groupName, role, unitId, preparedBy },
    preparedByName: names.get(preparedBy) ?? preparedBy,
    approvedByName: approvedBy === null ? null : (names.get(approvedBy) ?? approvedBy),
  };
}

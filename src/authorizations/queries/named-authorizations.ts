import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { IdentityDirectory } from '../../identity/identity.public.js';
import {
  type Standing,
  standingAt,
  type WrittenAuthorization,
} from '../domain/written-authorization.js';

export interface NamedAuthorization {
  readonly given: WrittenAuthorization;
  readonly standing: Standing;
  readonly personName: string;
  readonly authorizedByName: string;
  readonly revokedByName: string | null;
  readonly units: readonly { id: string; name: string }[];
}

/** Adds names and the standing. Whoever calls it enters the reading in the trail. */
@Injectable()
export class NamedAuthorizations {
  constructor(
    private readonly people: IdentityDirectory,
    private readonly agency: AgencyDirectory,
  ) {}

  async of(rows: readonly WrittenAuthorization[], now: Date): Promise<NamedAuthorization[]> {
    const personIds = rows.flatMap(({ personId, authorizedBy, revokedBy }) =>
      [personId, authorizedBy, revokedBy].filter((id) => id !== null),
    );
    const [names, units] = await Promise.all([
      this.people.namesOf([...new Set(personIds)]),
      this.agency.unitsByIds([...new Set(rows.flatMap(({ unitIds }) => unitIds))]),
    ]);
    const nameOf = (id: string) => names.get(id) ?? id;
    return rows.map((given) => ({
      given,
      standing: standingAt(given, now),
      personName: nameOf(given.personId),
      authorizedByName: nameOf(given.authorizedBy),
      revokedByName: given.revokedBy && nameOf(given.revokedBy),
      units: given.unitIds.map((id) => ({ id, name: units.get(id)?.name ?? id })),
    }));
  }
}

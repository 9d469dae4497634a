import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import type { Scope } from '../../identity/identity.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { OfficerEntity } from './officer.entity.js';
import { UnitEntity } from './unit.entity.js';

/** Units and the officers in them. */
@Injectable()
export class RosterRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insertUnits(tx: Tx, units: readonly UnitEntity[]): Promise<void> {
    await tx.insert(UnitEntity, [...units]);
  }

  async insertOfficers(tx: Tx, officers: readonly OfficerEntity[]): Promise<void> {
    await tx.insert(OfficerEntity, [...officers]);
  }

  /** Units by code: all, those of a scope, or the one that an officer belongs to. */
  units(scope: Scope): Promise<UnitEntity[]> {
    const query = this.dataSource.createQueryBuilder(UnitEntity, 'unit').orderBy('unit.code');
    if (scope.kind === 'units') query.where('unit.id = ANY(:ids)', { ids: scope.unitIds });
    if (scope.kind === 'own') {
      const ofOfficer = 'SELECT officer.unit_id FROM officer WHERE officer.id = :own';
      query.where(`unit.id IN (${ofOfficer})`, { own: scope.officerId });
    }
    return query.getMany();
  }

  unitsByIds(ids: readonly string[], tx?: Tx): Promise<UnitEntity[]> {
    return (tx ?? this.dataSource).getRepository(UnitEntity).findBy({ id: In([...ids]) });
  }

  officersByIds(ids: readonly string[]): Promise<OfficerEntity[]> {
    return this.dataSource.getRepository(OfficerEntity).findBy({ id: In([...ids]) });
  }

  officerExists(tx: Tx, id: string): Promise<boolean> {
    return tx.getRepository(OfficerEntity).existsBy({ id });
  }

  /** Officers within a scope, by badge number, after the given one. */
  async officersPage(
    tx: Tx,
    scope: Scope,
    filter: { unitId: string | null; afterBadgeNumber: string | null; limit: number },
  ): Promise<OfficerEntity[]> {
    const query = tx
      .createQueryBuilder(OfficerEntity, 'officer')
      .orderBy('officer.badge_number')
      .limit(filter.limit);
    if (scope.kind === 'units') {
      query.andWhere('officer.unit_id = ANY(:unitIds)', { unitIds: scope.unitIds });
    }
    if (scope.kind === 'own') query.andWhere('officer.id = :own', { own: scope.officerId });
    if (filter.unitId !== null) query.andWhere('officer.unit_id = :unit', { unit: filter.unitId });
    if (filter.afterBadgeNumber !== null) {
      query.andWhere('officer.badge_number > :after', { after: filter.afterBadgeNumber });
    }
    return query.getMany();
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import { ApiClientEntity } from './api-client.entity.js';
import { ApiClientKeyEntity } from './api-client-key.entity.js';
import { ApiClientSecretEntity } from './api-client-secret.entity.js';
import { ApiClientUseEntity } from './api-client-use.entity.js';

/** A client with everything that the list shows of it. */
export interface ClientInFull {
  readonly client: ApiClientEntity;
  readonly secrets: readonly ApiClientSecretEntity[];
  readonly keys: readonly ApiClientKeyEntity[];
  readonly use: ApiClientUseEntity | null;
}

@Injectable()
export class ApiClientsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(tx: Tx, client: ApiClientEntity): Promise<void> {
    await tx.insert(ApiClientEntity, client);
  }

  /** Locked until the transaction ends: two changes of one client take turns. */
  byId(tx: Tx, id: string): Promise<ApiClientEntity | null> {
    return tx.getRepository(ApiClientEntity).findOne({
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
  }

  async revoke(tx: Tx, id: string, by: string, reason: string, at: Date): Promise<void> {
    const revoked = { revokedAt: at, revokedBy: by, revokeReason: reason };
    await tx.update(ApiClientEntity, { id }, revoked);
  }

  async addSecret(
    tx: Tx,
    secret: Pick<ApiClientSecretEntity, 'clientId' | 'secretSha256' | 'madeAt'>,
  ): Promise<void> {
    await tx.insert(ApiClientSecretEntity, { id: newId(), endsAt: null, ...secret });
  }

  /** Sets an end to the secrets that there are; one that ends earlier anyway keeps its end. */
  async endSecrets(tx: Tx, clientId: string, at: Date): Promise<void> {
    await tx.query(
      `UPDATE api_client_secret SET ends_at = $2
       WHERE client_id = $1 AND (ends_at IS NULL OR ends_at > $2)`,
      [clientId, at],
    );
  }

  async addKey(tx: Tx, key: Omit<ApiClientKeyEntity, 'endedAt'>): Promise<void> {
    await tx.insert(ApiClientKeyEntity, { ...key, endedAt: null });
  }

  /** Whether there was such a key in use. */
  async endKey(tx: Tx, clientId: string, id: string, at: Date): Promise<boolean> {
    const key = { id, clientId, endedAt: IsNull() };
    const { affected } = await tx.update(ApiClientKeyEntity, key, { endedAt: at });
    return affected === 1;
  }

  /** Newest first. */
  async page(tx: Tx, before: string | null, limit: number): Promise<ClientInFull[]> {
    const clients = await tx
      .createQueryBuilder(ApiClientEntity, 'client')
      .where(before === null ? 'true' : 'client.id < :before', { before })
      .orderBy('client.id', 'DESC')
      .limit(limit)
      .getMany();
    const ids = clients.map(({ id }) => id);
    const secrets = await this.of(tx, ApiClientSecretEntity, ids);
    const keys = await this.of(tx, ApiClientKeyEntity, ids);
    const uses = await this.of(tx, ApiClientUseEntity, ids);
    return clients.map((client) => ({
      client,
      secrets: secrets.filter(({ clientId }) => clientId === client.id),
      keys: keys.filter(({ clientId, endedAt }) => clientId === client.id && endedAt === null),
      use: uses.find(({ clientId }) => clientId === client.id) ?? null,
    }));
  }

  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.dataSource
      .createQueryBuilder(ApiClientEntity, 'client')
      .select(['client.id', 'client.name'])
      .where('client.id = ANY(:ids)', { ids })
      .getMany();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Names by identifier of those whose name holds the text, revoked ones included. */
  async search(text: string, limit: number): Promise<Map<string, string>> {
    const rows = await this.dataSource
      .createQueryBuilder(ApiClientEntity, 'client')
      .select(['client.id', 'client.name'])
      .where('client.name ILIKE :pattern', {
        pattern: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
      })
      .orderBy('client.name')
      .limit(limit)
      .getMany();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  private of<Row extends { clientId: string }>(
    tx: Tx,
    entity: new () => Row,
    clientIds: readonly string[],
  ): Promise<Row[]> {
    return tx
      .createQueryBuilder(entity, 'row')
      .where('row.client_id = ANY(:clientIds)', { clientIds })
      .orderBy('row.client_id')
      .getMany();
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ApiClientScope, Standing } from '../domain/api-client.js';
import type { KeptSecret } from '../domain/credential.js';
import type { PublicKey } from '../domain/public-key.js';

/** A client as the guard needs it at every request. */
export interface KnownClient extends Standing {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly ApiClientScope[];
  readonly networks: readonly string[];
  readonly requestsPerMinute: number;
  readonly lastUsedAt: Date | null;
}

const CLIENT = `c.id, c.name, c.permissions, c.networks,
  c.requests_per_minute AS "requestsPerMinute", c.valid_until AS "validUntil",
  c.revoked_at AS "revokedAt", u.used_at AS "lastUsedAt"`;

/** What is asked at every request of a machine, one statement each. */
@Injectable()
export class MachineCredentialsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async clientWithSecrets(
    id: string,
  ): Promise<{ client: KnownClient; secrets: KeptSecret[] } | null> {
    const rows: (KnownClient & { secretSha256: Buffer | null; endsAt: Date | null })[] =
      await this.dataSource.query(
        `SELECT ${CLIENT}, s.secret_sha256 AS "secretSha256", s.ends_at AS "endsAt"
         FROM api_client c
         LEFT JOIN api_client_use u ON u.client_id = c.id
         LEFT JOIN api_client_secret s ON s.client_id = c.id
         WHERE c.id = $1 ORDER BY s.id DESC`,
        [id],
      );
    const [client] = rows;
    if (client === undefined) return null;
    const secrets = rows.flatMap(({ secretSha256, endsAt }) =>
      secretSha256 === null ? [] : [{ secretSha256, endsAt }],
    );
    return { client, secrets };
  }

  /** The client that a key in use belongs to. */
  async clientWithKey(keyId: string): Promise<{ client: KnownClient; key: PublicKey } | null> {
    const rows: (KnownClient & PublicKey)[] = await this.dataSource.query(
      `SELECT ${CLIENT}, k.algorithm, k.spki
       FROM api_client_key k JOIN api_client c ON c.id = k.client_id
       LEFT JOIN api_client_use u ON u.client_id = c.id
       WHERE k.id = $1 AND k.ended_at IS NULL`,
      [keyId],
    );
    const [row] = rows;
    return row === undefined ? null : { client: row, key: row };
  }

  async noteUse(clientId: string, at: Date, from: string | null): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO api_client_use (client_id, used_at, used_from) VALUES ($1, $2, $3)
       ON CONFLICT (client_id) DO UPDATE SET used_at = $2, used_from = $3
       WHERE api_client_use.used_at < $2`,
      [clientId, at, from],
    );
  }

  /** Uses a nonce up; false where it was used before. Whatever is past its time goes. */
  async spendNonce(keyId: string, nonce: string, expiresAt: Date, now: Date): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `WITH gone AS (DELETE FROM api_client_nonce WHERE expires_at < $4)
       INSERT INTO api_client_nonce (key_id, nonce, expires_at) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING nonce`,
      [keyId, nonce, expiresAt, now],
    );
    return rows.length === 1;
  }
}

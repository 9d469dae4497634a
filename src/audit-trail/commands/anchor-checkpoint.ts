import { Inject, Injectable } from '@nestjs/common';
import { hash, randomBytes, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.js';
import { defineJob } from '../../platform/jobs/job-definition.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { systemActor } from '../domain/actor.js';
import { checkpointAnchored } from '../domain/anchor.audit-events.js';
import { nonceOf, readTimeStamp, timeStampRequest } from '../domain/time-stamp.js';
import { type Anchor, AnchorsRepository } from '../persistence/anchors.repository.js';
import { PublishedTrail } from '../persistence/published-trail.js';
import { askAuthority } from '../persistence/time-stamping-authority.js';
import { CheckpointsQuery, type SignedCheckpoint } from '../queries/checkpoints.query.js';
import { AuditTrail } from './audit-trail.js';
import { AwaitCheckpoint } from './await-checkpoint.js';

/** Anchors the newest checkpoint; with an entry, one that covers it. */
export const anchorCheckpoint = defineJob({
  name: 'audit-trail.anchor-checkpoint',
  data: z.object({ entryId: z.string().nullable() }),
  waitsOncePerKey: true,
});

/** Has a time-stamping authority say that a checkpoint existed (RFC 3161). Optional. */
@Injectable()
export class AnchorCheckpoint {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly checkpoints: CheckpointsQuery,
    private readonly anchors: AnchorsRepository,
    private readonly published: PublishedTrail,
  ) {}

  /**
   * Asks for an anchor soon, as a job that exists exactly if the transaction is committed. Does
   * nothing where no authority is set up.
   * @param entryId number of an entry that the anchored checkpoint must cover; null for none
   */
  async request(tx: Tx, entryId: string | null): Promise<void> {
    if (this.settings.trail.anchors === null) return;
    const singletonKey = entryId ?? 'on schedule';
    await this.jobs.enqueue(tx, anchorCheckpoint, { entryId }, { singletonKey });
  }

  /**
   * Anchors the newest published checkpoint unless it is anchored already. May be repeated: what a
   * run that broke off left out of the store is put there by the next one.
   * @throws Error with a sentence for the operator, kept for the health page
   */
  async execute(entryId: string | null, requestId: string): Promise<void> {
    try {
      if (entryId !== null) await this.awaitCheckpoint.over(entryId);
      const newest = await this.checkpoints.newest();
      const kept = await this.anchors.newest();
      if (kept !== null) await this.published.putAnchor(kept.size, kept.response);
      if (newest !== null && newest.size !== kept?.size) await this.anchor(newest, requestId);
      await this.anchors.attempted(null);
    } catch (error) {
      await this.anchors.attempted(error instanceof Error ? error.message : String(error));
      throw error;
    }
  }

  private async anchor({ size, note }: SignedCheckpoint, requestId: string): Promise<void> {
    const digest = hash('sha256', note, 'buffer');
    const anchor: Anchor = { size, ...(await this.stamp(digest)) };
    const stampedAt = anchor.stampedAt.toISOString();
    await this.transactions.run(async (tx) => {
      const facts = { size, sha256: digest.toString('hex'), stampedAt };
      const event = checkpointAnchored({ id: String(size), facts });
      await this.anchors.keep(tx, anchor);
      await this.trail.record(tx, systemActor('anchoring', requestId), event);
    });
    await this.published.putAnchor(size, anchor.response);
  }

  private async stamp(digest: Buffer): Promise<{ response: Buffer; stampedAt: Date }> {
    const { anchors } = this.settings.trail;
    if (anchors === null) throw new Error('TRAIL_TSA_URL is not set, so nobody can anchor.');
    const nonce = nonceOf(randomBytes(16));
    const trusted = await certificatesIn(anchors.certificatesPath);
    const response = await askAuthority(anchors.url, timeStampRequest(digest, nonce));
    const read = readTimeStamp(response, { digest, nonce, trusted });
    if ('refused' in read) throw new Error(`The authority's answer ${read.refused}`);
    return { response, stampedAt: read.stampedAt };
  }
}

async function certificatesIn(path: string | null): Promise<X509Certificate[] | null> {
  if (path === null) return null;
  const pem = await readFile(path, 'utf8').catch(() => '');
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  if (blocks.length === 0) {
    throw new Error(`TRAIL_TSA_CERTIFICATES: ${path} holds no certificate that can be read.`);
  }
  return blocks.map((block) => new X509Certificate(block));
}

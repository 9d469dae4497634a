import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import type { Verification } from '../domain/verification.js';
import { VerificationRepository } from '../persistence/verification.repository.js';
import { CheckpointsQuery } from './checkpoints.query.js';
import type { TrailCondition } from './trail-conditions.js';

const HOUR_MS = 60 * 60 * 1000;
const GRACE_MS = 24 * HOUR_MS;
const part = 'verification';

/** What the last full verification found, and whether it is time for the next. */
@Injectable()
export class VerificationCondition {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly verifications: VerificationRepository,
    private readonly checkpoints: CheckpointsQuery,
  ) {}

  async condition(): Promise<TrailCondition> {
    const last = await this.verifications.latest(['done', 'failed']);
    if (last?.state === 'failed') {
      const says = `The last full verification came to no verdict: ${last.trouble ?? 'unknown'}`;
      return { part, state: 'failed', says, since: last.finishedAt };
    }
    if (last !== null && last.verdict !== 'good') return notGood(last);
    const due = await this.dueAt(this.settings.trail.verifyEveryHours);
    if (due !== null && Date.now() - due.getTime() > GRACE_MS) {
      const says =
        'A full verification is overdue: are workers running? It can be asked for on this page.';
      return { part, state: 'stale', says, since: last?.finishedAt ?? null };
    }
    const says =
      last === null
        ? 'The whole log was not verified yet.'
        : `All ${last.size ?? 0} entries were verified, and nothing was found.`;
    return { part, state: last === null ? 'off' : 'good', says, since: last?.finishedAt ?? null };
  }

  /** When the next one is due; null while there is nothing to verify. */
  async dueAt(everyHours: number): Promise<Date | null> {
    const last = await this.verifications.latest(['done', 'failed']);
    const since = last?.requestedAt ?? (await this.checkpoints.firstSignedAt());
    return since === null ? null : new Date(since.getTime() + everyHours * HOUR_MS);
  }
}

function notGood({ verdict, findings, findingCount, finishedAt }: Verification): TrailCondition {
  const [first] = findings;
  const example = first === undefined ? '' : ` The first: ${first.file}: ${first.says}`;
  const word = verdict === 'tampered' ? 'tampered with' : 'incomplete';
  const says =
    `The last full verification found the trail ${word} (${findingCount} findings).${example} ` +
    'Keep everything as it is, take a copy of the object store, and tell your auditor.';
  return { part, state: 'failed', says, since: finishedAt };
}

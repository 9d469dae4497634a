import { Injectable } from '@nestjs/common';
import { AgencyDirectory, type DeviceAssigned, type Holder } from '../../agency/agency.public.js';
import type { ClipMoment } from '../../footage/footage.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { COVERAGE_POLICY } from '../domain/coverage-policy.js';
import { ActivationLocks } from '../persistence/activation-locks.js';
import type { TriggerEventEntity } from '../persistence/trigger-event.entity.js';
import { TriggerEventsRepository } from '../persistence/trigger-events.repository.js';
import { CoverageJudge, endOf } from './coverage-judge.js';
import { type Because, KeepJudgements } from './keep-judgements.js';
import { changeOf } from './standing.js';

/** Judges events again when something they rest on has changed, in the transaction of the change. */
@Injectable()
export class JudgeAgain {
  constructor(
    private readonly events: TriggerEventsRepository,
    private readonly locks: ActivationLocks,
    private readonly judge: CoverageJudge,
    private readonly agency: AgencyDirectory,
    private readonly judgements: KeepJudgements,
  ) {}

  /** A clip was announced, became ready or went to quarantine. */
  async afterClip(tx: Tx, clip: ClipMoment): Promise<void> {
    const { clipId, officerId, activatedAt } = clip;
    if (officerId !== null) await this.locks.hold(tx, 'officer', [officerId]);
    const { toleranceMs, lateWindowMs } = COVERAGE_POLICY;
    const widest = Math.max(toleranceMs, lateWindowMs);
    const from = new Date(activatedAt.getTime() - widest);
    const end = endOf(clip)?.getTime() ?? 0;
    const to = new Date(Math.max(end, activatedAt.getTime() + toleranceMs));
    const events = await this.events.lockAroundClip(tx, { clipId, officerId, from, to });
    await this.again(tx, events, events.map(holderOf), 'clip');
  }

  /** Somebody got a camera or a sensor, perhaps for a time that has passed. */
  async afterAssignment(tx: Tx, assigned: DeviceAssigned): Promise<void> {
    if (assigned.device === 'camera') {
      await this.locks.hold(tx, 'officer', assigned.officerIds);
      const events = await this.events.lockOfOfficers(tx, assigned.officerIds, assigned);
      await this.again(tx, events, events.map(holderOf), 'assignment');
      return;
    }
    const { serial, officerIds } = assigned;
    await this.locks.hold(tx, 'sensor', [serial]);
    await this.locks.hold(tx, 'officer', officerIds);
    const events = await this.events.lockOfSensor(tx, serial, assigned);
    const moments = events.map(({ occurredAt }) => ({ serial, at: occurredAt }));
    await this.again(tx, events, await this.agency.sensorHoldersAt(tx, moments), 'assignment');
  }

  /** Their footage had its time to arrive. The caller has locked the events. */
  async afterGrace(tx: Tx, events: readonly TriggerEventEntity[]): Promise<void> {
    await this.again(tx, events, events.map(holderOf), 'grace');
  }

  private async again(
    tx: Tx,
    events: readonly TriggerEventEntity[],
    holders: readonly (Holder | null)[],
    because: Because,
  ): Promise<void> {
    if (events.length === 0) return;
    const asked = events.map(({ kind, occurredAt }, nth) => ({
      kind,
      occurredAt,
      officerId: holders[nth]?.officerId ?? null,
    }));
    const verdicts = await this.judge.judge(tx, asked);
    const changes = events.flatMap(
      (event, nth) => changeOf(event, holders[nth] ?? null, verdicts[nth] ?? null) ?? [],
    );
    await this.judgements.keep(tx, changes, because);
  }
}

function holderOf({ officerId, unitId }: TriggerEventEntity): Holder | null {
  return officerId === null || unitId === null ? null : { officerId, unitId };
}

import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { newId } from '../../platform/ids.js';
import type { NewTriggerEvent } from '../domain/new-trigger-event.js';
import { ActivationLocks } from '../persistence/activation-locks.js';
import type { TriggerEventEntity } from '../persistence/trigger-event.entity.js';
import { CoverageJudge } from './coverage-judge.js';

/** Finds out whom new events concern and judges them: what there is to be written down. */
@Injectable()
export class ComposeTriggerEvents {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly locks: ActivationLocks,
    private readonly judge: CoverageJudge,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, events: readonly NewTriggerEvent[]): Promise<TriggerEventEntity[]> {
    const receivedAt = this.clock.now();
    const questions = events.map(({ sensorSerial, occurredAt }) => ({
      serial: sensorSerial,
      at: occurredAt,
    }));
    await this.locks.hold(
      tx,
      'sensor',
      events.map(({ sensorSerial }) => sensorSerial),
    );
    const holders = await this.agency.sensorHoldersAt(tx, questions);
    await this.locks.hold(
      tx,
      'officer',
      holders.flatMap((holder) => holder?.officerId ?? []),
    );
    const concerned = events.map((event, nth) => ({
      ...event,
      officerId: holders[nth]?.officerId ?? null,
      unitId: holders[nth]?.unitId ?? null,
    }));
    const verdicts = await this.judge.judge(tx, concerned);
    return concerned.map((event, nth) => {
      const verdict = verdicts[nth] ?? null;
      const standing = verdict ?? { verdict: null, lateByMs: null, clipId: null };
      return { ...event, id: newId(), receivedAt, ...standing, sequence: verdict === null ? 0 : 1 };
    });
  }
}

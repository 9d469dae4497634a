import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock/clock.js';
import { SETTINGS, type Settings } from '../../platform/config/settings.js';
import type { PolicyWitness } from '../../transparency-log/tlog-policy.js';
import { witnessConditions, type WitnessStanding } from './witness-standing.js';
import { WitnessPolicy } from '../persistence/witness-policy.js';
import { type WitnessState, WitnessStates } from '../persistence/witness-states.js';
import { type TrailCondition, TrailConditions } from './trail-conditions.js';

const MINUTE_MS = 60_000;

const FIRST_WITHOUT = `
  SELECT signed_at FROM audit.checkpoint
   WHERE size > $1 AND size <= (SELECT published_size FROM audit.tree)
   ORDER BY size LIMIT 1`;

/** Says to the health page how the witnesses stand. */
@Injectable()
export class WitnessConditions implements OnModuleInit {
  constructor(
    @Inject(SETTINGS) private readonly settings: Pick<Settings, 'trail'>,
    private readonly clock: Clock,
    private readonly conditions: TrailConditions,
    private readonly dataSource: DataSource,
    private readonly policy: WitnessPolicy,
    private readonly states: WitnessStates,
  ) {}

  onModuleInit(): void {
    this.conditions.register('witness', () => this.all());
  }

  async all(): Promise<TrailCondition[]> {
    const { policy } = this.policy;
    if (policy === null) {
      const says =
        'No witness is set up. Name one in a policy file and put its path into TRAIL_WITNESS_POLICY.';
      return [{ part: 'witness', state: 'off', says, since: null }];
    }
    const known = new Map((await this.states.all()).map((state) => [state.vkey, state]));
    const standings = await Promise.all(
      policy.witnesses.map((witness) => this.standing(witness, known.get(witness.vkey))),
    );
    const staleAfterMs = this.settings.trail.witnesses.staleMinutes * MINUTE_MS;
    return witnessConditions(policy, standings, { now: this.clock.now(), staleAfterMs });
  }

  private async standing(
    { name: policyName, key, url }: PolicyWitness,
    state: WitnessState | undefined,
  ): Promise<WitnessStanding> {
    const size = state?.size ?? 0;
    const rows = await this.dataSource.query<{ signed_at: Date }[]>(FIRST_WITHOUT, [size]);
    return {
      policyName,
      name: key.name,
      hasAddress: url !== null,
      cosignedAt: state?.cosignedAt ?? null,
      size,
      trouble: state?.trouble ?? null,
      contradicts: state?.contradicts ?? false,
      waitingSince: rows[0]?.signed_at ?? null,
    };
  }
}

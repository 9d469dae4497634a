import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { type ClipMoment, FootageDirectory } from '../../footage/footage.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { type CandidateClip, judgeCoverage, type Verdict } from '../domain/coverage.js';
import { COVERAGE_POLICY } from '../domain/coverage-policy.js';
import { expectsFootage, type TriggerKind } from '../domain/trigger-kind.js';

interface Event {
  readonly kind: TriggerKind;
  readonly occurredAt: Date;
  readonly officerId: string | null;
}

/** Gathers what the rule of coverage needs, for many events in two statements. */
@Injectable()
export class CoverageJudge {
  constructor(
    private readonly agency: AgencyDirectory,
    private readonly footage: FootageDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * For each event in turn: its verdict as of now, or null where no footage is expected. The
   * caller holds the locks of the officers.
   */
  async judge(tx: Tx, events: readonly Event[]): Promise<(Verdict | null)[]> {
    const now = this.clock.now();
    const asked = events.flatMap(({ kind, occurredAt, officerId }) =>
      expectsFootage(kind) && officerId !== null ? [{ occurredAt, officerId }] : [],
    );
    const had = await this.agency.hadCameraAt(
      tx,
      asked.map(({ officerId, occurredAt }) => ({ officerId, at: occurredAt })),
    );
    const clips = await this.footage.clipsOfOfficers(tx, asked.map(surroundings));

    let next = 0;
    return events.map((event) => {
      if (!expectsFootage(event.kind)) return null;
      const nth = event.officerId === null ? -1 : next++;
      const evidence = {
        hadCamera: had[nth] ?? false,
        clips: (clips[nth] ?? []).map(toCandidate),
      };
      return judgeCoverage(event, evidence, COVERAGE_POLICY, now);
    });
  }
}

/** The stretch of time in which a clip must run, or begin, to say anything about the moment. */
function surroundings({ officerId, occurredAt }: { officerId: string; occurredAt: Date }) {
  const { toleranceMs, lateWindowMs } = COVERAGE_POLICY;
  return {
    officerId,
    from: new Date(occurredAt.getTime() - toleranceMs),
    // The question excludes its end, the rule includes it.
    to: new Date(occurredAt.getTime() + Math.max(toleranceMs, lateWindowMs) + 1),
  };
}

function toCandidate({ clipId, activatedAt, state, ...clip }: ClipMoment): CandidateClip {
  return { clipId, activatedAt, endsAt: endOf(clip), isHeld: state === 'ready' };
}

/** A clip's length counts from the recording's start, its buffer included. */
export function endOf(clip: Pick<ClipMoment, 'recordedAt' | 'durationMs'>): Date | null {
  const { recordedAt, durationMs } = clip;
  return durationMs === null ? null : new Date(recordedAt.getTime() + durationMs);
}

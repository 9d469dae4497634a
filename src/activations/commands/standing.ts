import type { Holder } from '../../agency/agency.public.js';
import { newId } from '../../platform/ids.js';
import type { Verdict } from '../domain/coverage.js';
import { COVERAGE_POLICY } from '../domain/coverage-policy.js';
import type { CoverageVerdictEntity } from '../persistence/coverage-verdict.entity.js';
import { TriggerEventEntity } from '../persistence/trigger-event.entity.js';

/** An event before and after it was judged again. */
export interface Change {
  readonly before: TriggerEventEntity;
  readonly after: TriggerEventEntity;
}

/** What a new judgement changes of an event; null where it says nothing new. */
export function changeOf(
  before: TriggerEventEntity,
  holder: Holder | null,
  verdict: Verdict | null,
): Change | null {
  const { officerId = null, unitId = null } = holder ?? {};
  const after = Object.assign(new TriggerEventEntity(), before, { officerId, unitId }, verdict);
  const isSame =
    before.officerId === after.officerId &&
    before.unitId === after.unitId &&
    before.verdict === after.verdict &&
    before.lateByMs === after.lateByMs &&
    before.clipId === after.clipId;
  if (isSame) return null;
  if (verdict !== null) after.sequence += 1;
  return { before, after };
}

/** The rows that these events add to the history; none for those that are not judged. */
export function historyOf(
  events: readonly TriggerEventEntity[],
  decidedAt: Date,
): CoverageVerdictEntity[] {
  const policyVersion = COVERAGE_POLICY.version;
  return events.flatMap(({ id, sequence, verdict, lateByMs, clipId, officerId, unitId }) => {
    if (verdict === null) return [];
    const about = { id: newId(), triggerEventId: id, sequence, officerId, unitId };
    return [{ ...about, verdict, lateByMs, clipId, policyVersion, decidedAt }];
  });
}

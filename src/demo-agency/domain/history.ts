import type { Calendar } from './calendar.js';
import { planClips, planFlawedClips, type WithoutCamera } from './clip-plan.js';
import { planEvents } from './event-plan.js';
import { DAY, later, type PlannedClip, type PlannedEvent } from './planned.js';
import { seededRandom } from './random.js';

export interface History {
  readonly clips: readonly PlannedClip[];
  readonly events: readonly PlannedEvent[];
  readonly without: WithoutCamera;
  /** Twenty digits for each draw. */
  readonly dice: { readonly lastMonth: string; readonly thisMonth: string };
}

/** Has a sensor, so that the draws without a camera are noticed. */
const WITHOUT_CAMERA_OFFICER = 8;

/** Two months of an agency that never was: the same seed and calendar give the same history. */
export function planHistory(seed: string, calendar: Calendar): History {
  const random = seededRandom(seed);
  const { from } = calendar.thisMonth;
  const without: WithoutCamera = {
    officer: WITHOUT_CAMERA_OFFICER,
    from: later(from, 8 * DAY),
    to: later(from, 15 * DAY),
  };
  const sound = planClips(random, calendar, without);
  const clips = [...sound, ...planFlawedClips(random, calendar, sound)];
  return {
    clips,
    events: planEvents(random, calendar, { clips: sound, without }),
    without,
    dice: { lastMonth: random.digits(20), thisMonth: random.digits(20) },
  };
}

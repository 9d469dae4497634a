import type { VerdictName } from './coverage.js';
import type { CoveragePolicy } from './coverage-policy.js';

const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;

/** What each verdict means, in words and with the policy's own numbers, for screens and reports. */
export function verdictMeanings(policy: CoveragePolicy): Record<VerdictName, string> {
  const tolerance = `${policy.toleranceMs / SECOND_MS} s`;
  const late = `${policy.lateWindowMs / SECOND_MS} s`;
  const grace = `${policy.uploadGraceMs / HOUR_MS} h`;
  return {
    covered: `The officer’s camera was activated within ${tolerance} of the trigger.`,
    already_recording: `The camera was activated more than ${tolerance} before and still recording.`,
    late: `The camera was activated after the trigger: more than ${tolerance}, at most ${late} later.`,
    missed: `The officer had a camera, and no footage of the moment came within ${grace}.`,
    no_camera: 'No camera was assigned to the officer at that moment.',
    pending_upload: `No footage of the moment yet; it has ${grace} from the event to arrive.`,
    sensor_unassigned:
      'Nobody is on record as having the sensor then. Assign it, and the event is judged again.',
  };
}

import type { Tone } from '../../ui/status';

export const VERDICTS = [
  'covered',
  'already_recording',
  'late',
  'missed',
  'no_camera',
  'pending_upload',
  'sensor_unassigned',
] as const;
export type VerdictName = (typeof VERDICTS)[number];

export const VERDICT_TONES: Readonly<Record<VerdictName, Tone>> = {
  covered: 'good',
  already_recording: 'good',
  late: 'warn',
  missed: 'bad',
  no_camera: 'bad',
  pending_upload: 'calm',
  sensor_unassigned: 'warn',
};

export const VERDICT_MEANINGS: Readonly<Record<VerdictName, string>> = {
  covered: 'A camera of the officer was activated at the event, within the time that is allowed.',
  already_recording: 'A camera of the officer was recording already when the event came.',
  late: 'A camera was activated, but after the allowed time. The pre-event buffer does not count.',
  missed: 'The officer had a camera, and no clip covers the event.',
  no_camera: 'No camera was assigned to the officer at that time.',
  pending_upload: 'Footage may still come: the term for its upload has not passed yet.',
  sensor_unassigned: 'Nobody is on record as having the sensor at that time.',
};

import type { ClipSummary } from '../../api/types';
import type { Tone } from '../../ui/status';

export const STATES = ['expected', 'processing', 'stored', 'ready', 'quarantined'] as const;

export const CATEGORIES = [
  'arrest',
  'use-of-force',
  'pursuit',
  'traffic-stop',
  'citizen-contact',
  'call-for-service',
  'transport',
  'test',
  'accidental',
] as const;

export const STATE_TONES: Readonly<Record<ClipSummary['state'], Tone>> = {
  expected: 'calm',
  processing: 'calm',
  stored: 'calm',
  ready: 'good',
  quarantined: 'bad',
};

/** What a clip's state means, for whoever wonders. */
export const STATE_MEANINGS: Readonly<Record<ClipSummary['state'], string>> = {
  expected: 'Its facts are known, its bytes are not all here yet.',
  processing: 'All bytes are here and are being checked.',
  stored: 'The original is kept write-once; its renditions are being made.',
  ready: 'Checked, kept write-once, and ready to be watched.',
  quarantined: 'Kept aside, with the reason. Nothing is lost.',
};

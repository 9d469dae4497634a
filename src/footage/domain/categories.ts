/** What footage is about. Retention will hang on it, so the list is closed and kept as data. */
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
export type Category = (typeof CATEGORIES)[number];

/** Why this person opens this clip now; asked before every playback and entered in the trail. */
export const PURPOSES = [
  'review',
  'categorization',
  'report-writing',
  'investigation',
  'complaint',
  'data-request',
  'training',
  'technical-check',
] as const;
export type Purpose = (typeof PURPOSES)[number];

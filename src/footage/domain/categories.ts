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

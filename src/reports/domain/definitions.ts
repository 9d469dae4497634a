/** A number of the report and what it counts; printed beside it, part of what is hashed. */
export interface Definition<Measure extends string = string> {
  /** Its name among the counts. */
  readonly measure: Measure;
  readonly name: string;
  readonly means: string;
}

export const REVIEW_MEASURES = [
  {
    measure: 'assigned',
    name: 'Assigned',
    means: 'Reviews that a draw assigned in the period. All of them are counted, none is sampled.',
  },
  {
    measure: 'signedOnTime',
    name: 'Signed on time',
    means: 'Of these, signed by the cut-off, and no later than the end of the due day.',
  },
  {
    measure: 'signedLate',
    name: 'Signed late',
    means: 'Of these, signed by the cut-off, but after the end of the due day.',
  },
  {
    measure: 'due',
    name: 'Due',
    means: 'Of these, not signed by the cut-off; the due day had not ended by then.',
  },
  {
    measure: 'overdue',
    name: 'Overdue',
    means: 'Of these, not signed by the cut-off, although the due day had ended.',
  },
] as const satisfies readonly Definition[];

/**
 * In the words of the coverage rule but without its numbers: those may change with time, and a
 * report of last year must come out as it did.
 */
export const COVERAGE_MEASURES = [
  {
    measure: 'holsterDraws',
    name: 'Holster draws',
    means: 'Weapon draws that a holster sensor reported for a time in the period.',
  },
  {
    measure: 'covered',
    name: 'Covered',
    means: 'A camera of the officer was activated at the draw, give or take what clocks differ.',
  },
  {
    measure: 'alreadyRecording',
    name: 'Already recording',
    means: 'A camera of the officer had been activated before the draw and was still recording.',
  },
  {
    measure: 'late',
    name: 'Late',
    means: 'A camera was activated only after the draw. The pre-event buffer does not count.',
  },
  {
    measure: 'missed',
    name: 'Missed',
    means: 'The officer had a camera, and no footage of the draw came within the upload term.',
  },
  {
    measure: 'noCamera',
    name: 'No camera',
    means: 'No camera was assigned to the officer at the time of the draw.',
  },
  {
    measure: 'sensorUnassigned',
    name: 'No holder',
    means: 'Nobody was on record as having the holster sensor at the time of the draw.',
  },
  {
    measure: 'pendingUpload',
    name: 'Pending',
    means: 'No footage yet; the term for its upload had not passed by the cut-off.',
  },
] as const satisfies readonly Definition[];

export type ReviewMeasure = (typeof REVIEW_MEASURES)[number]['measure'];
export type CoverageMeasure = (typeof COVERAGE_MEASURES)[number]['measure'];

/** What holds for the whole report. */
export const STATEMENTS = [
  'Only what was recorded at or before the cut-off is counted. What was recorded later, such as a ' +
    'late upload or a late signature, is not in this report; a report with a later cut-off shows it.',
  'The period includes its first moment and excludes its last.',
  'Percentages are shares of everything counted, not estimates from a sample, so they have no ' +
    'margin of error. They are rounded down to a tenth.',
  'Reviews belong to the unit in which the clip was recorded, as it was known when the clip was ' +
    'drawn. Reviews and holster draws without a known unit stand under “No unit”.',
  'The same period, unit and cut-off give the same report, byte for byte. The content id is the ' +
    'SHA-256 of the report’s JSON in canonical form (RFC 8785), without the content id itself.',
] as const;

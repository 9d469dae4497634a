interface QuarantineText {
  readonly says: string;
  readonly mend: string;
  /** Whether another upload of the same clip can put it right. */
  readonly mayComeAgain: boolean;
}

/** Why a clip is kept aside: what is wrong, and what a person can do about it. */
export const QUARANTINE = {
  'zero-length': {
    says: 'The file is empty.',
    mend: 'Copy it from the camera again and upload it once more.',
    mayComeAgain: true,
  },
  truncated: {
    says: 'The file ends before its recording does, and its index is missing.',
    mend: 'Copy it from the camera again and upload it once more.',
    mayComeAgain: true,
  },
  unreadable: {
    says: 'The file begins like a recording, but no picture in it can be decoded.',
    mend: 'Copy it from the camera again; if it stays so, ask the maker of the camera.',
    mayComeAgain: true,
  },
  'not-video': {
    says: 'The file is no recording of a kind that cameras make.',
    mend: 'Check whether the right file was uploaded for this clip.',
    mayComeAgain: true,
  },
  'no-picture': {
    says: 'The recording has sound but no picture.',
    mend: 'Check whether the right file was uploaded for this clip.',
    mayComeAgain: true,
  },
  implausible: {
    says: 'The recording claims a length that no camera could have made.',
    mend: 'Have an administrator look at the file before it is used.',
    mayComeAgain: true,
  },
  'wrong-hash': {
    says: 'The bytes are not those that the source announced.',
    mend: 'Upload the file once more; if it stays so, the source or the line alters it.',
    mayComeAgain: true,
  },
  duplicate: {
    says: 'The same bytes from the same camera are here already.',
    mend: 'Nothing is lost: open the clip that it repeats.',
    mayComeAgain: false,
  },
  'unknown-camera': {
    says: 'The agency owns no camera with this serial number.',
    mend: 'Register the camera and upload the file once more, or correct the serial number at the source.',
    mayComeAgain: true,
  },
} as const satisfies Record<string, QuarantineText>;

export type QuarantineReason = keyof typeof QUARANTINE;
export const QUARANTINE_REASONS = Object.keys(QUARANTINE) as [
  QuarantineReason,
  ...QuarantineReason[],
];

/**
 * expected: its metadata is known, its bytes are not all here. processing: all bytes are here and
 * being checked. stored: the original is kept write-once. ready: people can use it. quarantined:
 * kept aside with a reason; nothing is ever dropped in silence.
 */
export const CLIP_STATES = ['expected', 'processing', 'stored', 'ready', 'quarantined'] as const;
export type ClipState = (typeof CLIP_STATES)[number];

const NEXT: Readonly<Record<ClipState, readonly ClipState[]>> = {
  expected: ['processing'],
  processing: ['stored', 'quarantined'],
  stored: ['ready', 'quarantined'],
  ready: [],
  // Better bytes may come after a bad transfer.
  quarantined: ['processing'],
};

export function mayBecome(from: ClipState, to: ClipState): boolean {
  return NEXT[from].includes(to);
}

/** What a worker is doing with a clip right now, in the order of the work. */
export const CLIP_STEPS = ['hashing', 'storing', 'thumbnail', 'proxy', 'checking'] as const;
export type ClipStep = (typeof CLIP_STEPS)[number];

/** Whether every frame could be decoded; damaged footage plays as far as it goes, and says so. */
export const INTEGRITIES = ['ok', 'damaged'] as const;
export type Integrity = (typeof INTEGRITIES)[number];

/** What started the recording, as the camera tells it. */
export const RECORDING_TRIGGERS = [
  'manual',
  'holster_draw',
  'taser',
  'light_bar',
  'vehicle',
  'dispatch',
  'other',
] as const;
export type RecordingTrigger = (typeof RECORDING_TRIGGERS)[number];

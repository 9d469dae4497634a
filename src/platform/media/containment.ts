/**
 * What keeps a hostile file inside its own bytes. A playlist named `.mp4` would otherwise make the
 * demuxer open other files or addresses, so both the protocols and the containers are closed lists.
 */
const PROTOCOLS = 'file,pipe';

/** Names of ffmpeg's demuxers for what body cameras and squad cars record. */
const CONTAINERS = [
  'mov,mp4,m4a,3gp,3g2,mj2',
  'matroska,webm',
  'mpegts',
  'mpeg',
  'avi',
  'asf',
  'h264',
  'hevc',
].join(',');

/** 8192 x 8192: beyond any camera, below what exhausts memory. */
const MOST_PIXELS = 8192 * 8192;

/** Options for every input that came from outside. */
export const CONTAINED_INPUT: readonly string[] = [
  '-protocol_whitelist',
  PROTOCOLS,
  '-format_whitelist',
  CONTAINERS,
  '-max_pixels',
  String(MOST_PIXELS),
];

/** Longer than any recording that one upload can be, in milliseconds (two days). */
export const LONGEST_DURATION_MS = 48 * 60 * 60 * 1000;

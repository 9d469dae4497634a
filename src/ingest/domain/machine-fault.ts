import type { MediaError, MediaErrorCode } from '../../platform/media/media.errors.js';

/** Says something about this machine at this hour, and nothing about the file. */
const CODES: readonly MediaErrorCode[] = ['tools-missing', 'aborted', 'limit-reached'];

/**
 * Only the signals with which a kernel short of memory or an operator ends a program: a decoder
 * that a file makes crash would crash again.
 */
const KILLED = /killed with signal SIG(KILL|TERM)/;
/** A full disk, or a file that another worker cleared away when it was done. */
const DISK = /No space left on device|Disk quota exceeded|No such file or directory/;

/**
 * Whether a tool failed for want of time, room or life, so that the work has to be tried again.
 * Condemning sound footage is worse than trying a bad file a few times too often.
 */
export function isMachineFault({ code, message, lines }: MediaError): boolean {
  if (CODES.includes(code) || KILLED.test(message)) return true;
  // ffprobe always says why it refuses a file; one that was killed leaves a single empty line.
  if (lines.length === 1 && lines[0] === '') return true;
  return lines.some((line) => DISK.test(line));
}

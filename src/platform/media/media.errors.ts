export type MediaErrorCode =
  /** ffmpeg or ffprobe is not there, too old, or lacks a part we need. */
  | 'tools-missing'
  /** The file's content is none of the containers that we open. */
  | 'not-media'
  /** It claims to be one, but its index or header is not there. */
  | 'truncated'
  | 'unreadable'
  /** The tool ran longer, or wanted more, than any honest file needs. */
  | 'limit-reached'
  | 'aborted'
  | 'tool-failed';

/** What ffmpeg or ffprobe said no to; `lines` are its last words, for the log, not for people. */
export class MediaError extends Error {
  constructor(
    readonly code: MediaErrorCode,
    message: string,
    readonly lines: readonly string[] = [],
  ) {
    super(message);
    this.name = 'MediaError';
  }
}

import type { MediaFacts } from './media-facts.js';

/** How a browser can be shown a recording. */
export type ProxyPlan =
  /** It plays the original by byte ranges. */
  | { kind: 'none' }
  /** The picture fits, the container does not: copy it into another, in seconds. */
  | { kind: 'remux'; audio: 'copy' | 'encode' | 'none' }
  /** It has to be encoded again, at about a quarter of real time. */
  | { kind: 'encode'; audio: 'encode' | 'none' };

const PLAYABLE_PIXELS = new Set(['yuv420p', 'yuvj420p']);
const PLAYABLE_AUDIO = new Set(['aac', 'mp3']);

/**
 * Decides whether a recording needs a proxy. Every proxy costs hours of encoding and a second copy,
 * so only what a browser really cannot show gets one: not H.264 with 8 bits, or not in a plain MP4.
 */
export function planProxy(facts: MediaFacts): ProxyPlan {
  const { video, audio } = facts;
  const isPictureShown =
    video?.codec === 'h264' && video.pixelFormat !== null && PLAYABLE_PIXELS.has(video.pixelFormat);
  if (!isPictureShown) return { kind: 'encode', audio: audio ? 'encode' : 'none' };
  const isSoundHeard = audio === null || PLAYABLE_AUDIO.has(audio.codec);
  if (isSoundHeard && facts.container === 'mp4' && !facts.isFragmented) return { kind: 'none' };
  return { kind: 'remux', audio: audio === null ? 'none' : isSoundHeard ? 'copy' : 'encode' };
}

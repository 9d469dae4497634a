import { useEffect, useState, type Dispatch, type RefObject, type SetStateAction } from 'react';
import type { Transport } from './transport';

/** What the video element itself reports. */
export interface VideoFacts {
  readonly positionMs: number;
  readonly isReady: boolean;
  readonly isWaiting: boolean;
  readonly isMuted: boolean;
  /** Why there is no picture: the codec is not for browsers, or the bytes did not come. */
  readonly failure: 'no-picture' | 'no-bytes' | null;
}

const START: VideoFacts = {
  positionMs: 0,
  isReady: false,
  isWaiting: false,
  isMuted: false,
  failure: null,
};

const EVENTS = [
  'loadedmetadata',
  'loadeddata',
  'timeupdate',
  'seeked',
  'waiting',
  'playing',
  'volumechange',
  'error',
] as const;

/** Follows a video element; pauses that the element makes by itself flow back to the transport. */
export function useVideoFacts(
  video: RefObject<HTMLVideoElement | null>,
  setTransport: Dispatch<SetStateAction<Transport>>,
): VideoFacts {
  const [facts, setFacts] = useState(START);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    const read = (event?: Event) => setFacts(factsOf(element, event?.type === 'waiting'));
    const settle = () =>
      setTransport((now) => (now.motion === 'forward' ? { ...now, motion: 'paused' } : now));
    let frame = 0;
    const follow = () => {
      if (!element.paused) read();
      frame = requestAnimationFrame(follow);
    };
    for (const name of EVENTS) element.addEventListener(name, read);
    element.addEventListener('ended', settle);
    element.addEventListener('pause', settle);
    frame = requestAnimationFrame(follow);
    read();
    return () => {
      cancelAnimationFrame(frame);
      for (const name of EVENTS) element.removeEventListener(name, read);
      element.removeEventListener('ended', settle);
      element.removeEventListener('pause', settle);
    };
  }, [video, setTransport]);
  return facts;
}

function factsOf(element: HTMLVideoElement, isWaiting: boolean): VideoFacts {
  return {
    positionMs: element.currentTime * 1000,
    isReady: element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA,
    isWaiting,
    isMuted: element.muted,
    failure: failureOf(element),
  };
}

/** A codec that the browser cannot show plays sound only and reports no error, just no width. */
function failureOf(element: HTMLVideoElement): VideoFacts['failure'] {
  if (element.error !== null) {
    return element.error.code === MediaError.MEDIA_ERR_NETWORK ? 'no-bytes' : 'no-picture';
  }
  const hasMetadata = element.readyState >= HTMLMediaElement.HAVE_METADATA;
  return hasMetadata && element.videoWidth === 0 ? 'no-picture' : null;
}

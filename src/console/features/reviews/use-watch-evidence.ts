import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { answerOf, api } from '../../api/client';
import type { WatchProgress } from '../../api/types';
import { asProblem, type Problem } from '../../lib/problem';
import type { Span } from '../footage/player/spans';
import { WatchLog, watchedSpans } from './watch-log';

const SAMPLE_EVERY_MS = 250;
const SEND_EVERY_MS = 4_000;
/** What one message carries; the server refuses longer lists. */
const MOST_INTERVALS = 200;

const TURNING_POINTS = [
  'pause',
  'playing',
  'seeking',
  'seeked',
  'ratechange',
  'volumechange',
  'waiting',
];

interface WatchEvidence {
  readonly progress: WatchProgress;
  readonly spans: readonly Span[];
  /** Why the server did not take the last evidence. */
  readonly refusal: Problem | null;
  /** Sends what is not yet sent; to be awaited before signing. */
  readonly flush: () => Promise<void>;
}

interface Options {
  readonly reviewId: string;
  readonly playbackId: string;
  readonly known: readonly Span[];
  readonly progress: WatchProgress;
}

/** Watches the player and reports what was really played, every few seconds and at the end. */
export function useWatchEvidence(
  video: RefObject<HTMLVideoElement | null>,
  { reviewId, playbackId, known, progress: before }: Options,
): WatchEvidence {
  const log = useRef(new WatchLog());
  const queries = useQueryClient();
  const [progress, setProgress] = useState(before);
  const [spans, setSpans] = useState<readonly Span[]>(known);
  const [refusal, setRefusal] = useState<Problem | null>(null);
  const sending = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback(() => {
    sending.current = sending.current.then(async () => {
      const intervals = log.current.drain();
      if (intervals.length === 0) return;
      // Hidden playing does not count, so it is not shown as watched either.
      setSpans((all) =>
        watchedSpans(
          all,
          intervals.filter(({ visible }) => visible),
        ),
      );
      try {
        setProgress(await send(reviewId, playbackId, intervals.slice(0, MOST_INTERVALS)));
        log.current.putBack(intervals.slice(MOST_INTERVALS));
        setRefusal(null);
      } catch (error) {
        const problem = asProblem(error);
        // No answer: kept for the next attempt. Refused evidence would be refused again.
        if (problem.status === 0 || problem.status >= 500) log.current.putBack(intervals);
        else setRefusal(problem);
      }
    });
    return sending.current;
  }, [reviewId, playbackId]);

  useSampling(video, log);
  useEffect(() => {
    const timer = setInterval(() => void flush(), SEND_EVERY_MS);
    const onHide = () => void flush();
    document.addEventListener('visibilitychange', onHide);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onHide);
      void flush().then(() => queries.invalidateQueries({ queryKey: ['reviews'] }));
    };
  }, [flush, queries]);
  return useMemo(() => ({ progress, spans, refusal, flush }), [progress, spans, refusal, flush]);
}

type Intervals = ReturnType<WatchLog['drain']>;

function send(id: string, playbackId: string, intervals: Intervals): Promise<WatchProgress> {
  return answerOf(
    api.POST('/api/v1/reviews/{id}/watch-evidence', {
      params: { path: { id } },
      body: { playbackId, intervals },
    }),
  );
}

function useSampling(video: RefObject<HTMLVideoElement | null>, log: RefObject<WatchLog>): void {
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    const sample = () =>
      log.current.observe({
        atMs: performance.now(),
        positionMs: element.currentTime * 1000,
        isPlaying:
          !element.paused &&
          !element.seeking &&
          element.readyState > HTMLMediaElement.HAVE_CURRENT_DATA,
        isSeeking: element.seeking,
        speed: element.playbackRate,
        muted: element.muted || element.volume === 0,
        visible: document.visibilityState === 'visible',
      });
    const timer = setInterval(sample, SAMPLE_EVERY_MS);
    for (const name of TURNING_POINTS) element.addEventListener(name, sample);
    document.addEventListener('visibilitychange', sample);
    return () => {
      sample();
      clearInterval(timer);
      for (const name of TURNING_POINTS) element.removeEventListener(name, sample);
      document.removeEventListener('visibilitychange', sample);
    };
  }, [video, log]);
}

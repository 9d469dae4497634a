import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { SESSION_KEY } from '../../api/query-client';
import { Problem } from '../../lib/problem';
import { lockScreen } from '../../lib/screen-lock';
import { remaining, stay } from './api';
import { idleStateOf, nextLookMs, type Remaining } from './idle-model';

/** Whoever types without asking anything of the server is there all the same. */
const TELL_EVERY_MS = 60_000;
/** Until the first answer has come: long enough to warn of nothing. */
const UNKNOWN: Remaining = { idleMs: 30 * 60_000, endMs: 12 * 3_600_000 };

/**
 * Watches when the session ends. The server decides and is asked again and again, since what is
 * done in another tab counts for this one too. Left alone too long, the screen is locked; once the
 * session has ended, all that was seen is forgotten.
 */
export function useIdle() {
  const queries = useQueryClient();
  const [left, setLeft] = useState<Remaining | null>(null);
  const toldAt = useRef(0);
  const known = useRef({ ...UNKNOWN, at: performance.now() });
  const take = useCallback(
    async (asked: Promise<Remaining>) => {
      try {
        const answer = await asked;
        known.current = { ...answer, at: performance.now() };
        setLeft(answer);
        if (idleStateOf(answer) === 'over') lockScreen();
      } catch (error) {
        // A server that is away for a moment has not ended anything: it is asked again. The time
        // runs on meanwhile.
        if (!(error instanceof Problem) || error.status !== 401) {
          const { at, idleMs, endMs } = known.current;
          const passedMs = performance.now() - at;
          const rest = { idleMs: idleMs - passedMs, endMs: endMs - passedMs };
          if (idleStateOf(rest) === 'over') lockScreen();
          else setLeft(rest);
          return;
        }
        if (error.code === 'identity.locked') {
          lockScreen();
          return;
        }
        queries.clear();
        queries.setQueryData(SESSION_KEY, null);
      }
    },
    [queries],
  );
  const stayHere = useCallback(() => {
    toldAt.current = performance.now();
    return take(stay());
  }, [take]);

  useEffect(() => void take(remaining()), [take]);
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => void take(remaining()), nextLookMs(left));
    return () => clearTimeout(timer);
  }, [left, take]);
  useEffect(() => {
    const tell = () => {
      const isWarned = left !== null && idleStateOf(left) !== 'working';
      if (!isWarned && performance.now() - toldAt.current > TELL_EVERY_MS) void stayHere();
    };
    for (const event of ['keydown', 'pointerdown']) window.addEventListener(event, tell);
    return () => {
      for (const event of ['keydown', 'pointerdown']) window.removeEventListener(event, tell);
    };
  }, [left, stayHere]);
  return { left, stayHere };
}

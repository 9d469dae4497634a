import { useSyncExternalStore } from 'react';

type State = 'locked' | 'open';

/** Tabs of one browser share one session, so they are locked and opened together. */
const tabs = new BroadcastChannel('plumbline.screen');
const listeners = new Set<() => void>();
let state: State = 'open';

function become(next: State): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

tabs.onmessage = ({ data }: MessageEvent<unknown>) => {
  if (data === 'locked' || data === 'open') become(data);
};

/** Takes everything from the screens of this browser at once; the server is told afterwards. */
export function lockScreen(): void {
  tabs.postMessage('locked' satisfies State);
  become('locked');
}

/** Only after the server has taken the proof, or where it has ended the session. */
export function openScreen(): void {
  tabs.postMessage('open' satisfies State);
  become('open');
}

export function useIsScreenLocked(): boolean {
  return useSyncExternalStore(subscribe, () => state === 'locked');
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

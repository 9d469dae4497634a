import { useEffect, useRef, useState } from 'react';
import { confirmedFetch } from './confirmed-fetch';
import { problemFrom, unreachable } from './problem';
import { saveFile } from './save-file';

/** `waiting`: the export is being recorded and no byte has come. */
export type TakingAway =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting' }
  | { readonly state: 'receiving'; readonly bytes: number }
  | { readonly state: 'done'; readonly bytes: number }
  | { readonly state: 'refused'; readonly error: unknown };

/** Fetches a file while telling how far it is; what breaks off leaves no half a file behind. */
export function useTakeAway(address: string, name: string) {
  const [taking, setTaking] = useState<TakingAway>({ state: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const start = () => {
    const controller = new AbortController();
    abort.current = controller;
    setTaking({ state: 'waiting' });
    received(address, controller.signal, (bytes) => setTaking({ state: 'receiving', bytes }))
      .then((content) => {
        saveFile(name, content);
        setTaking({ state: 'done', bytes: content.size });
      })
      .catch((error: unknown) => {
        setTaking(controller.signal.aborted ? { state: 'idle' } : { state: 'refused', error });
      });
  };
  return { taking, start, stop: () => abort.current?.abort() };
}

async function received(
  address: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Blob> {
  const request = new Request(address, { credentials: 'same-origin', signal });
  const response = await confirmedFetch(request).catch((error: unknown) => {
    throw signal.aborted ? error : unreachable();
  });
  if (!response.ok) {
    throw problemFrom(response.status, await response.json().catch(() => null));
  }
  const chunks: BlobPart[] = [];
  const reader = response.body?.getReader();
  for (let bytes = 0; reader !== undefined;) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    onBytes((bytes += value.length));
  }
  return new Blob(chunks);
}

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { asProblem } from '../../lib/problem';
import { sendFile, type Origin } from './send-file';
import { added, keyOf, withState, type Batch, type FileState } from './upload-model';

interface BatchOfFiles {
  readonly batch: Batch;
  readonly add: (files: readonly File[], origin: Origin) => void;
}

/** Sends files one after another; one that is refused does not stop the others. */
export function useBatch(): BatchOfFiles {
  const [batch, setBatch] = useState<Batch>([]);
  const line = useRef<Promise<void>>(Promise.resolve());
  const known = useRef(new Set<string>());
  const queries = useQueryClient();
  const add = useCallback(
    (files: readonly File[], origin: Origin) => {
      const fresh = files.filter((file) => !known.current.has(keyOf(file)));
      setBatch((now) => added(now, fresh));
      for (const file of fresh) {
        const key = keyOf(file);
        known.current.add(key);
        const set = (state: FileState) => setBatch((now) => withState(now, key, state));
        line.current = line.current.then(async () => {
          set({ is: 'sending', percent: 0 });
          try {
            const clipId = await sendFile(file, origin, (percent) =>
              set({ is: 'sending', percent }),
            );
            set({ is: 'sent', clipId });
            await queries.invalidateQueries({ queryKey: ['clips'] });
          } catch (error) {
            const { says, mend } = asProblem(error);
            known.current.delete(key);
            set({ is: 'refused', says, mend });
          }
        });
      }
    },
    [queries],
  );
  return { batch, add };
}

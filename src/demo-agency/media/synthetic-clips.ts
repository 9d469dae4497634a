import { availableParallelism } from 'node:os';
import { Injectable } from '@nestjs/common';
import { MediaTools } from '../../platform/media/media-tools.js';
import type { PlannedClip } from '../domain/planned.js';
import { makeSyntheticClip } from './synthetic-clip.js';

@Injectable()
export class SyntheticClips {
  constructor(private readonly tools: MediaTools) {}

  /**
   * Makes the recordings of all planned clips, as many at once as there are cores, and lends them.
   * @param onProgress told after each, with the share that is done, 0 to 1
   * @param use given paths by the clips' own names; the files are gone when it ends
   */
  withFiles<T>(
    clips: readonly PlannedClip[],
    onProgress: (share: number) => void,
    use: (files: ReadonlyMap<string, string>) => Promise<T>,
  ): Promise<T> {
    const recordings = clips.filter(
      ({ bytesOf, sourceClipId, flaw }) => bytesOf === sourceClipId && flaw !== 'never-sent',
    );
    return this.tools.withFolder(async (folder) => {
      const files = new Map<string, string>();
      const waiting = recordings.values();
      const worker = async (): Promise<void> => {
        for (const clip of waiting) {
          files.set(clip.sourceClipId, await makeSyntheticClip(this.tools, folder, clip));
          onProgress(files.size / recordings.length);
        }
      };
      await Promise.all(Array.from({ length: availableParallelism() }, worker));
      return use(files);
    });
  }
}

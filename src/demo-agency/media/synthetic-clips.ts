import { availableParallelism } from 'node:os';
import type { MediaTools } from '../../platform/media/media-tools.js';
import type { PlannedClip } from '../domain/planned.js';
import { makeSyntheticClip } from './synthetic-clip.js';

/**
 * Makes the files of all planned clips, as many at once as there are cores.
 * @returns paths by the clips' own names
 */
export async function makeSyntheticClips(
  tools: MediaTools,
  folder: string,
  clips: readonly PlannedClip[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const waiting = clips.values();
  const worker = async (): Promise<void> => {
    for (const clip of waiting) {
      files.set(clip.sourceClipId, await makeSyntheticClip(tools, folder, clip));
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return files;
}

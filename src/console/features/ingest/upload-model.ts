/** What one file of a batch is doing. */
export type FileState =
  | { readonly is: 'waiting' }
  | { readonly is: 'sending'; readonly percent: number }
  | { readonly is: 'sent'; readonly clipId: string }
  | { readonly is: 'refused'; readonly says: string; readonly mend: string | null };

export interface FileToSend {
  readonly key: string;
  readonly file: { readonly name: string; readonly size: number; readonly lastModified: number };
  readonly state: FileState;
}

export type Batch = readonly FileToSend[];

/** Adds files that are not in the batch yet; the same file dropped twice is one file. */
export function added(batch: Batch, files: readonly FileToSend['file'][]): Batch {
  const known = new Set(batch.map(({ key }) => key));
  const fresh = files
    .map((file) => ({ key: keyOf(file), file, state: { is: 'waiting' } as const }))
    .filter(({ key }) => !known.has(key));
  return [...batch, ...fresh];
}

/** Changes the state of one file. */
export function withState(batch: Batch, key: string, state: FileState): Batch {
  return batch.map((one) => (one.key === key ? { ...one, state } : one));
}

/** Name, size and time identify a file well enough to be told apart, and to be sent only once. */
export function keyOf({ name, size, lastModified }: FileToSend['file']): string {
  return `${name}/${String(size)}/${String(lastModified)}`;
}

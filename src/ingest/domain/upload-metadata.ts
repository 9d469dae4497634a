import { z } from 'zod';

/** Metadata of a tus upload, as its header carries it. A file name is data here, never a path. */
const uploadMetadataSchema = z.object({
  clipId: z.uuid().transform((id) => id.toLowerCase()),
  fileName: z.string().max(5000).nullish(),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .transform((digest) => digest.toLowerCase())
    .nullish(),
});

export interface UploadMetadata {
  readonly clipId: string;
  readonly fileName: string | null;
  readonly sha256: string | null;
}

/** @returns null if it has not the form that we take */
export function readUploadMetadata(metadata: unknown): UploadMetadata | null {
  const parsed = uploadMetadataSchema.safeParse(metadata);
  if (!parsed.success) return null;
  const { clipId, fileName = null, sha256 = null } = parsed.data;
  return { clipId, fileName: fileName === null ? null : displayable(fileName), sha256 };
}

/**
 * What can be kept and shown of a file name: its last part, without the characters that a terminal
 * or a bidirectional reader would act on, at most 200 of them.
 */
export function displayable(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(0, 200);
}

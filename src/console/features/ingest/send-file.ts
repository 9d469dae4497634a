import { Upload } from 'tus-js-client';
import { answerOf, api } from '../../api/client';
import { Problem, problemFrom, unreachable } from '../../lib/problem';
import { keyOf } from './upload-model';

/** What a person states about the footage in a batch. */
export interface Origin {
  readonly cameraSerial: string;
  /** When the recording started, RFC 3339. */
  readonly recordedAt: string;
  readonly bufferMs: number;
}

const CHUNK_BYTES = 8 * 1024 * 1024;

/**
 * Announces a clip and sends its bytes, resumably: the same file sent again goes on where it broke
 * off, because it is announced under the same name.
 * @returns the clip's id
 * @throws Problem
 */
export async function sendFile(
  file: File,
  origin: Origin,
  onPercent: (percent: number) => void,
): Promise<string> {
  const { clipId, wantsBytes, uploadUrl, resumeUrl } = await answerOf(
    api.POST('/api/v1/clips', {
      body: {
        ...origin,
        source: 'console',
        sourceClipId: keyOf(file),
        fileName: file.name,
        sizeBytes: file.size,
      },
    }),
  );
  if (wantsBytes) await sendBytes(file, { clipId, uploadUrl, resumeUrl }, onPercent);
  return clipId;
}

interface Announced {
  readonly clipId: string;
  readonly uploadUrl: string;
  /** The server remembers what broke off, so nothing about footage is kept in this browser. */
  readonly resumeUrl: string | null;
}

function sendBytes(
  file: File,
  { clipId, uploadUrl, resumeUrl }: Announced,
  onPercent: (percent: number) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const upload = new Upload(file, {
      endpoint: uploadUrl,
      uploadUrl: resumeUrl,
      storeFingerprintForResuming: false,
      chunkSize: CHUNK_BYTES,
      retryDelays: [0, 1_000, 3_000, 8_000],
      metadata: { clipId, fileName: file.name },
      onProgress: (sent, whole) => onPercent(whole === 0 ? 100 : Math.floor((sent * 100) / whole)),
      onSuccess: () => resolve(),
      onError: (error) => reject(problemOf(error)),
    });
    upload.start();
  });
}

function problemOf(error: unknown): Problem {
  const response =
    typeof error === 'object' && error !== null && 'originalResponse' in error
      ? (error.originalResponse as { getStatus: () => number; getBody: () => string } | null)
      : null;
  if (response === null) return unreachable();
  try {
    return problemFrom(response.getStatus(), JSON.parse(response.getBody()));
  } catch {
    return problemFrom(response.getStatus(), null);
  }
}

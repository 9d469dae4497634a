import { EnumField, MomentField, TextField, WholeNumberField } from '../../platform/http/fields.js';
import { RECORDING_TRIGGERS, type RecordingTrigger } from '../../footage/footage.public.js';

const A_DAY_MS = 86_400_000;

export class AnnounceClipRequest {
  @TextField({ max: 100, says: 'Which system tells of the clip, such as dock-1' })
  source: string;

  @TextField({ max: 200, says: 'The source’s own name for the clip' })
  sourceClipId: string;

  @TextField({ max: 100 })
  cameraSerial: string;

  @MomentField({ says: 'Start of the recording, pre-event buffer included' })
  recordedAt: Date;

  @WholeNumberField({ min: 0, max: 600_000, says: 'Pre-event buffer, in milliseconds' })
  bufferMs: number;

  @WholeNumberField({ min: 0, max: 2 * A_DAY_MS, optional: true })
  durationMs?: number;

  @EnumField(RECORDING_TRIGGERS, { optional: true, says: 'What started the recording' })
  trigger?: RecordingTrigger;

  @TextField({ max: 5000, optional: true })
  fileName?: string;

  @WholeNumberField({ min: 0, max: Number.MAX_SAFE_INTEGER, optional: true })
  sizeBytes?: number;

  @TextField({ max: 64, pattern: /^[0-9a-f]{64}$/, optional: true, says: 'Lower-case hex' })
  sha256?: string;
}

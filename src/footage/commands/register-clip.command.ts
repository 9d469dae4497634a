import { Injectable } from '@nestjs/common';

import { normalizeSerial } from '../../agency/agency.public.js';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import type { RecordingTrigger } from '../domain/clip-state.js';
import { clipRegistered } from '../domain/footage.audit-events.js';
import { clipWasRegistered } from '../domain/footage.domain-events.js';
import { footageRefusals } from '../domain/footage.errors.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { ClipsRepository } from '../persistence/clips.repository.js';
import { AttributeClip } from './attribute-clip.js';
import { momentOf } from './clip-moment.js';

export interface NewClip {
  readonly source: string;
  /** The source's own name for it; with the source, the key by which a repeated call is known. */
  readonly sourceClipId: string;
  readonly cameraSerial: string;
  /** Start of the recording by the camera's clock, pre-event buffer included. */
  readonly recordedAt: Date;
  readonly bufferMs: number;
  readonly durationMs: number | null;
  readonly trigger: RecordingTrigger;
  readonly fileName: string | null;
}

/** Enters a clip in the ledger before its bytes are here, with the officer who wore the camera. */
@Injectable()
export class RegisterClipCommand {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly attribution: AttributeClip,
    private readonly trail: AuditTrail,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * Told the same again of a clip, it changes nothing and answers the first one.
   * @throws DomainError `footage.different-content` if what is told decides about time or officer
   *   and is not what was told first
   */
  async execute(tx: Tx, actor: Actor, input: NewClip): Promise<{ clipId: string; isNew: boolean }> {
    const known = await this.clips.bySource(tx, input.source, input.sourceClipId);
    if (known) return theSame(known, input);
    const clip = await this.compose(tx, input);
    if (!(await this.clips.insertIfNew(tx, clip))) {
      const first = await this.clips.bySource(tx, input.source, input.sourceClipId);
      invariant(first, 'A clip that could not be inserted was there');
      return theSame(first, input);
    }
    const { cameraId, officerId, unitId, bufferMs, trigger } = clip;
    await this.trail.record(
      tx,
      actor,
      clipRegistered({
        id: clip.id,
        facts: {
          camera: cameraId,
          officer: officerId,
          unit: unitId,
          recordedAt: clip.recordedAt.toISOString(),
          bufferMs,
          trigger,
        },
        disclosures: {
          source: clip.source,
          sourceClipId: clip.sourceClipId,
          cameraSerial: clip.cameraSerial,
          ...(clip.fileName === null ? {} : { fileName: clip.fileName }),
        },
      }),
    );
    await this.events.publish(tx, clipWasRegistered, momentOf(clip));
    return { clipId: clip.id, isNew: true };
  }

  private async compose(tx: Tx, input: NewClip): Promise<ClipEntity> {
    const cameraSerial = normalizeSerial(input.cameraSerial);
    return {
      ...input,
      ...(await this.attribution.resolve(tx, cameraSerial, input.recordedAt)),
      id: newId(),
      cameraSerial,
      activatedAt: new Date(input.recordedAt.getTime() + input.bufferMs),
      state: 'expected',
      quarantineReason: null,
      duplicateOf: null,
      sha256: null,
      sizeBytes: null,
      objectKey: null,
      media: null,
      integrity: null,
      classification: 'private',
      restrictions: [],
      category: null,
      registeredAt: this.clock.now(),
      receivedAt: null,
      readyAt: null,
    };
  }
}

/** A silent yes would leave the source believing in a time that the ledger does not hold. */
function theSame(known: ClipEntity, told: NewClip): { clipId: string; isNew: false } {
  const isSame = {
    cameraSerial: known.cameraSerial === normalizeSerial(told.cameraSerial),
    recordedAt: known.recordedAt.getTime() === told.recordedAt.getTime(),
    bufferMs: known.bufferMs === told.bufferMs,
  };
  const differing = Object.entries(isSame).flatMap(([name, same]) => (same ? [] : [name]));
  if (differing.length > 0) {
    throw footageRefusals.refuse('different-content', { differing: differing.join(', ') });
  }
  return { clipId: known.id, isNew: false };
}

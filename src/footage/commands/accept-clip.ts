import { Injectable } from '@nestjs/common';

import { type Actor, type AuditEvent, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { invariant } from '../../platform/errors/invariant.js';
import { DomainEvents } from '../../platform/events/domain-events.js';
import { newId } from '../../platform/ids.js';
import type { MediaFacts } from '../../platform/media/media-facts.js';
import { mayBecome, type ClipState, type Integrity } from '../domain/clip-state.js';
import {
  clipChecked,
  clipQuarantined,
  clipReady,
  clipReceived,
  clipStored,
  renditionMade,
} from '../domain/footage.audit-events.js';
import { clipBecameReady, clipWasQuarantined } from '../domain/footage.domain-events.js';
import type { QuarantineReason } from '../domain/quarantine.js';
import { wantsBytes } from '../domain/wants-bytes.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { ClipsRepository } from '../persistence/clips.repository.js';
import type { RenditionEntity } from '../persistence/rendition.entity.js';
import { RenditionsRepository } from '../persistence/renditions.repository.js';
import { AttributeClip } from './attribute-clip.js';
import { momentOf } from './clip-moment.js';

export interface StoredOriginal {
  readonly sha256: string;
  readonly sizeBytes: number;
  /** Null for an empty file, of which there is nothing to store. */
  readonly objectKey: string | null;
  readonly media: MediaFacts | null;
}

/** A rendition as its maker knows it. */
export type NewRendition = Omit<RenditionEntity, 'id' | 'clipId' | 'createdAt'>;

/**
 * The steps by which a clip's bytes become footage. Each takes the transaction of whoever brings
 * them, writes the ledger and the trail, and, told the same again, does nothing: a job that was
 * killed anywhere can simply run once more.
 */
@Injectable()
export class AcceptClip {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly renditions: RenditionsRepository,
    private readonly attribution: AttributeClip,
    private readonly trail: AuditTrail,
    private readonly events: DomainEvents,
    private readonly clock: Clock,
  ) {}

  /**
   * All bytes are here. Also takes a clip out of quarantine that may come again.
   * @returns false if bytes of this clip are no longer wanted
   */
  async receive(tx: Tx, actor: Actor, clipId: string, sizeBytes: number): Promise<boolean> {
    const clip = await this.lock(tx, clipId);
    if (!wantsBytes(clip)) return false;
    const again = clip.state === 'quarantined';
    const change = {
      sizeBytes,
      receivedAt: this.clock.now(),
      quarantineReason: null,
      sha256: null,
      objectKey: null,
      media: null,
      integrity: null,
    };
    const event = clipReceived({ id: clipId, facts: { sizeBytes, again } });
    await this.become(tx, clip, 'processing', change, { actor, event });
    return true;
  }

  /** Asks anew whose camera it is: it may have been registered since the clip was announced. */
  async attribute(tx: Tx, actor: Actor, clipId: string): Promise<ClipEntity> {
    return this.attribution.again(tx, actor, await this.lock(tx, clipId));
  }

  /** The original is kept. @returns false if the clip is past this step */
  async store(tx: Tx, actor: Actor, clipId: string, original: StoredOriginal): Promise<boolean> {
    const clip = await this.lock(tx, clipId);
    if (clip.state !== 'processing') return false;
    const { sha256, sizeBytes, media } = original;
    const durationMs = media?.durationMs ?? clip.durationMs;
    const event = clipStored({ id: clipId, facts: { sha256, sizeBytes, durationMs } });
    await this.become(tx, clip, 'stored', { ...original, durationMs }, { actor, event });
    return true;
  }

  /** Keeps the clip aside, with whatever bytes there are. */
  async quarantine(
    tx: Tx,
    actor: Actor,
    clipId: string,
    why: { reason: QuarantineReason; duplicateOf?: string; original: StoredOriginal | null },
  ): Promise<void> {
    const clip = await this.lock(tx, clipId);
    if (clip.state !== 'processing' && clip.state !== 'stored') return;
    const { reason, original, duplicateOf = null } = why;
    const sha256 = original?.sha256 ?? clip.sha256;
    const event = clipQuarantined({ id: clipId, facts: { reason, sha256, duplicateOf } });
    const change = { ...original, quarantineReason: reason, duplicateOf };
    const after = await this.become(tx, clip, 'quarantined', change, { actor, event });
    await this.events.publish(tx, clipWasQuarantined, momentOf(after));
  }

  async addRendition(tx: Tx, actor: Actor, clipId: string, made: NewRendition): Promise<void> {
    const rendition = { ...made, id: newId(), clipId, createdAt: this.clock.now() };
    if (!(await this.renditions.insertIfNew(tx, rendition))) return;
    const { kind, sha256, sourceSha256: source } = made;
    const facts = { rendition: kind, sha256, source };
    await this.trail.record(tx, actor, renditionMade({ id: clipId, facts }));
  }

  async makeReady(
    tx: Tx,
    actor: Actor,
    clipId: string,
    made: { durationMs: number; proxy: 'none' | 'remux' | 'encode' },
  ): Promise<void> {
    const clip = await this.lock(tx, clipId);
    if (clip.state !== 'stored') return;
    const event = clipReady({ id: clipId, facts: made });
    const change = { durationMs: made.durationMs, readyAt: this.clock.now() };
    const after = await this.become(tx, clip, 'ready', change, { actor, event });
    await this.events.publish(tx, clipBecameReady, momentOf(after));
  }

  async noteIntegrity(
    tx: Tx,
    actor: Actor,
    clipId: string,
    checked: { integrity: Integrity; errorLines: number },
  ): Promise<void> {
    const clip = await this.lock(tx, clipId);
    if (clip.integrity === checked.integrity) return;
    await this.clips.update(tx, clipId, { integrity: checked.integrity });
    await this.trail.record(tx, actor, clipChecked({ id: clipId, facts: checked }));
  }

  private async become(
    tx: Tx,
    clip: ClipEntity,
    state: ClipState,
    change: Partial<ClipEntity>,
    entry: { actor: Actor; event: AuditEvent },
  ): Promise<ClipEntity> {
    invariant(mayBecome(clip.state, state), `A clip that is ${clip.state} cannot become ${state}`);
    await this.clips.update(tx, clip.id, { ...change, state });
    await this.trail.record(tx, entry.actor, entry.event);
    return Object.assign(clip, change, { state });
  }

  private async lock(tx: Tx, clipId: string): Promise<ClipEntity> {
    const clip = await this.clips.lock(tx, clipId);
    invariant(clip, `Clip ${clipId} is not in the ledger`);
    return clip;
  }
}

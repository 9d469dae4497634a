import { Injectable } from '@nestjs/common';

import { AgencyDirectory } from '../../agency/agency.public.js';
import { type Actor, AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { Tx } from '../../platform/database/transactions.js';
import { clipAttributed } from '../domain/footage.audit-events.js';
import type { ClipEntity } from '../persistence/clip.entity.js';
import { ClipsRepository } from '../persistence/clips.repository.js';

/** Whose camera, and who wore it: as far as the agency knows it at this moment. */
export type Attribution = Pick<ClipEntity, 'cameraId' | 'officerId' | 'unitId'>;

/**
 * Says which camera and which officer a clip is of. The agency may learn of a camera, or of who
 * wore it, only after the clip was announced, so the question is asked more than once.
 */
@Injectable()
export class AttributeClip {
  constructor(
    private readonly clips: ClipsRepository,
    private readonly agency: AgencyDirectory,
    private readonly trail: AuditTrail,
  ) {}

  /** An unknown camera is no reason to lose footage: its clip goes to quarantine with its bytes. */
  async resolve(tx: Tx, cameraSerial: string, recordedAt: Date): Promise<Attribution> {
    const camera = await this.agency.cameraBySerial(cameraSerial, tx);
    const wearer = camera && (await this.agency.cameraWearerAt(camera.id, recordedAt, tx));
    return {
      cameraId: camera?.id ?? null,
      officerId: wearer?.officerId ?? null,
      unitId: wearer?.unitId ?? null,
    };
  }

  /** Asks anew for a clip that the caller has locked, and enters what is different now. */
  async again(tx: Tx, actor: Actor, clip: ClipEntity): Promise<ClipEntity> {
    const now = await this.resolve(tx, clip.cameraSerial, clip.recordedAt);
    // The unit stays that of the first answer: an officer’s later move changes no clip.
    if (now.cameraId === clip.cameraId && now.officerId === clip.officerId) return clip;
    await this.clips.update(tx, clip.id, now);
    const { cameraId: camera, officerId: officer, unitId: unit } = now;
    const facts = { camera, officer, unit, formerOfficer: clip.officerId };
    await this.trail.record(tx, actor, clipAttributed({ id: clip.id, facts }));
    return Object.assign(clip, now);
  }
}

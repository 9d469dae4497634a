import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import {
  AuditTrail,
  AwaitCheckpoint,
  ProvenCustodyQuery,
} from '../../audit-trail/audit-trail.public.js';
import {
  checkPurpose,
  disclosedOf,
  type StatedPurpose,
  VisibleClips,
} from '../../footage/footage.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { CustodyRecord } from '../domain/custody-record.js';
import { custodyExported, type ReportForm } from '../domain/reports.audit-events.js';
import { reportRefusals } from '../domain/reports.errors.js';

/** Hands out who did what with a clip, for a court or a defence, with the proofs. */
@Injectable()
export class ExportCustodyCommand {
  constructor(
    private readonly visible: VisibleClips,
    private readonly agency: AgencyDirectory,
    private readonly trail: AuditTrail,
    private readonly awaitCheckpoint: AwaitCheckpoint,
    private readonly custody: ProvenCustodyQuery,
  ) {}

  /**
   * Recorded first and covered by a checkpoint, so that the record holds its own export.
   * @throws DomainError `footage.clip-not-found`, `.reference-missing`, `.explanation-missing`,
   *   `report.not-set-up`,
   *   `audit-trail.not-yet-provable`
   */
  async execute(
    actor: SignedIn,
    clipId: string,
    { form, stated }: { form: ReportForm; stated: StatedPurpose },
  ): Promise<CustodyRecord> {
    const { id, sourceClipId, sha256 } = await this.visible.within(actor, 'clip.search', clipId);
    checkPurpose(stated);
    const settings = await this.agency.settings();
    if (settings === null) throw reportRefusals.refuse('not-set-up');
    const why = { purpose: stated.purpose, disclosures: disclosedOf(stated) };
    const entryId = await this.trail.recordAlone(
      actor,
      custodyExported({ id, facts: { form }, ...why }),
    );
    invariant(entryId !== null, 'An export has no key for once');
    await this.awaitCheckpoint.over(entryId);
    const withProofs = form === 'json';
    const { name, timeZone } = settings;
    return {
      agency: { name, timeZone },
      clip: { id, sourceClipId, sha256 },
      custody: await this.custody.of(actor, `clip:${id}`, { withProofs }),
    };
  }
}

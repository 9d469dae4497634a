import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import { type OpeningsAsked, PlaybackOpeningsQuery } from '../../footage/footage.public.js';
import { IdentityDirectory, type SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { accessLines, type AccessReport } from '../domain/access-report.js';
import { reportPeriod } from '../domain/report-period.js';
import { accessReported, type ReportForm } from '../domain/reports.audit-events.js';
import { reportRefusals } from '../domain/reports.errors.js';

/** Lines of one report; more are several reports, each of a shorter period. */
const MOST_LINES = 5_000;

/** Reports who opened which footage, for an auditor who takes a sample. */
@Injectable()
export class MakeAccessReportCommand {
  constructor(
    private readonly openings: PlaybackOpeningsQuery,
    private readonly people: IdentityDirectory,
    private readonly agency: AgencyDirectory,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `report.empty-period`, `report.long-period`, `report.too-many-lines`,
   *   `report.not-set-up`
   */
  async execute(actor: SignedIn, asked: OpeningsAsked, form: ReportForm): Promise<AccessReport> {
    const now = this.clock.now();
    const { clipId, personId } = asked;
    const { from, to } = reportPeriod({ from: asked.from, to: asked.to, cutoff: null }, now);
    const settings = await this.agency.settings();
    if (settings === null) throw reportRefusals.refuse('not-set-up');
    const openings = await this.openings.of(actor, asked, MOST_LINES + 1);
    if (openings.length > MOST_LINES) {
      throw reportRefusals.refuse('too-many-lines', { mostLines: MOST_LINES });
    }
    const ids = openings.map((opening) => opening.personId);
    const named = personId === null ? ids : [...ids, personId];
    const names = await this.people.namesOf([...new Set(named)]);
    const period = { from: from.toISOString(), to: to.toISOString() };
    const facts = { form, ...period, clip: clipId, person: personId, lines: openings.length };
    await this.trail.recordAlone(actor, accessReported({ id: 'access', facts }));
    const { name, timeZone } = settings;
    return {
      agency: { name, timeZone },
      ...period,
      madeAt: now.toISOString(),
      clipId,
      person: personId === null ? null : { id: personId, name: names.get(personId) ?? personId },
      lines: accessLines(openings, names),
    };
  }
}

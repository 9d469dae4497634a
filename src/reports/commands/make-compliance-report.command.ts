import { Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { AuditTrail } from '../../audit-trail/audit-trail.public.js';
import type { SignedIn } from '../../identity/identity.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { Transactions } from '../../platform/database/transactions.js';
import type { ComplianceQuestion } from '../domain/compliance-facts.js';
import { type ComplianceReport, complianceReport, contentId } from '../domain/compliance-report.js';
import { type ReportPeriod, reportPeriod } from '../domain/report-period.js';
import { type ReportForm, reportMade } from '../domain/reports.audit-events.js';
import { reportRefusals } from '../domain/reports.errors.js';
import { ComplianceFactsQuery } from '../queries/compliance-facts.query.js';
import { SettledFacts } from '../queries/settled-facts.js';

export interface AskedReport {
  readonly from: Date;
  readonly to: Date;
  /** Null for now. */
  readonly cutoff: Date | null;
  /** Null for the whole agency. */
  readonly unitId: string | null;
}

export interface MadeReport {
  readonly report: ComplianceReport;
  readonly contentId: string;
}

/** Makes a report that can be made again, byte for byte, from the cut-off that it states. */
@Injectable()
export class MakeComplianceReportCommand {
  constructor(
    private readonly facts: ComplianceFactsQuery,
    private readonly settled: SettledFacts,
    private readonly agency: AgencyDirectory,
    private readonly transactions: Transactions,
    private readonly trail: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `report.future-cutoff`, `report.early-cutoff`, `report.empty-period`,
   *   `report.long-period`, `report.unit-not-found`, `report.not-set-up`, `report.unsettled-cutoff`
   */
  async execute(actor: SignedIn, asked: AskedReport, form: ReportForm): Promise<MadeReport> {
    const period = reportPeriod(asked, this.clock.now());
    const question = await this.question(period, asked.unitId);
    await this.settled.upTo(period.cutoff);
    const report = complianceReport(question, await this.facts.of(question));
    const id = contentId(report);
    const { from, to, cutoff } = report;
    const facts = { report: 'compliance' as const, form, from, to, cutoff, unit: asked.unitId };
    await this.transactions.run((tx) => this.trail.record(tx, actor, reportMade({ id, facts })));
    return { report, contentId: id };
  }

  private async question(period: ReportPeriod, unitId: string | null): Promise<ComplianceQuestion> {
    const settings = await this.agency.settings();
    if (settings === null) throw reportRefusals.refuse('not-set-up');
    const { name, timeZone } = settings;
    return { agency: { name, timeZone }, ...period, unit: await this.unit(unitId) };
  }

  private async unit(unitId: string | null): Promise<ComplianceQuestion['unit']> {
    if (unitId === null) return null;
    const unit = (await this.agency.unitsByIds([unitId])).get(unitId);
    if (unit === undefined) throw reportRefusals.refuse('unit-not-found');
    return { id: unit.id, name: unit.name };
  }
}

import { Injectable } from '@nestjs/common';
import { CoverageHistory } from '../../activations/activations.public.js';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { IdentityDirectory } from '../../identity/identity.public.js';
import { Transactions } from '../../platform/database/transactions.js';
import { CompletionQuery } from '../../reviews/reviews.public.js';
import type {
  ComplianceFacts,
  ComplianceQuestion,
  HolsterDrawFact,
  ReviewFact,
} from '../domain/compliance-facts.js';

/** Gathers what a report counts, as it stood at the cut-off, from one moment of the database. */
@Injectable()
export class ComplianceFactsQuery {
  constructor(
    private readonly reviews: CompletionQuery,
    private readonly coverage: CoverageHistory,
    private readonly agency: AgencyDirectory,
    private readonly people: IdentityDirectory,
    private readonly transactions: Transactions,
  ) {}

  async of({ from, to, cutoff, unit }: ComplianceQuestion): Promise<ComplianceFacts> {
    const question = { from, to, cutoff, unitId: unit?.id ?? null };
    const { reviews, holsterDraws } = await this.transactions.run(async (tx) => {
      const reviews = await this.reviews.asOf(tx, question);
      const holsterDraws = await this.coverage.holsterDrawsAsOf(tx, question);
      return { reviews, holsterDraws };
    }, 'REPEATABLE READ');
    const names = await this.namesIn(reviews, holsterDraws);
    return { reviews, holsterDraws, names };
  }

  private async namesIn(
    reviews: readonly ReviewFact[],
    holsterDraws: readonly HolsterDrawFact[],
  ): Promise<Map<string, string>> {
    const unitIds = [...reviews, ...holsterDraws].flatMap(({ unitId }) => unitId ?? []);
    const [units, people] = await Promise.all([
      this.agency.unitsByIds([...new Set(unitIds)]),
      this.people.namesOf([...new Set(reviews.map(({ reviewerId }) => reviewerId))]),
    ]);
    return new Map([...people, ...[...units].map(([id, { name }]) => [id, name] as const)]);
  }
}

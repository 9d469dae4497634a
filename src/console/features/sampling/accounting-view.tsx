import type { Accounting, Draw } from '../../api/types';
import { count } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { FigureStrip, type Figure } from '../../ui/figure-strip';

interface AccountingViewProps {
  readonly accounting: Accounting;
  readonly state: Draw['state'];
}

/** Where every clip of the window went: the numbers add up from left to right. */
export function AccountingView({ accounting, state }: AccountingViewProps) {
  return <FigureStrip label="Accounting of the draw" figures={figuresOf(accounting, state)} />;
}

function figuresOf(of: Accounting, state: Draw['state']): Figure[] {
  const excluded = sum(of.excluded);
  const figures: Figure[] = [
    {
      label: 'Received',
      value: count(of.received),
      explains: `Clips that reached the server within the window. Of these, ${count(sum(of.notEligible))} could not be reviewed (${byCode(of.notEligible)}).`,
    },
    {
      label: 'Eligible',
      value: count(of.eligible),
      explains: `Clips that could be reviewed: ${count(excluded)} excluded by the policy and ${count(of.population)} in the urn.`,
    },
    {
      label: 'Excluded',
      value: count(excluded),
      explains: `Left out by the policy: ${byCode(of.excluded)}.`,
    },
    {
      label: 'In the urn',
      value: count(of.population),
      explains: 'The frozen population. Its root commits to every one of these clips.',
    },
  ];
  if (state !== 'executed') return figures;
  return [
    ...figures,
    {
      label: 'Drawn',
      value: count(of.drawn),
      explains: 'Clips with the smallest tickets of each officer.',
    },
    {
      label: 'Not drawn',
      value: count(of.notDrawn),
      explains: `${count(excluded)} excluded + ${count(of.drawn)} drawn + ${count(of.notDrawn)} not drawn = ${count(of.eligible)} eligible.`,
    },
  ];
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((all, one) => all + one, 0);
}

function byCode(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(
    ([code, n]) => `${inWords(code).toLowerCase()} ${count(n)}`,
  );
  return parts.length === 0 ? 'none' : parts.join(', ');
}

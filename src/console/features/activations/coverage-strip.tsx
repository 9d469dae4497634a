import type { CoverageSummary } from '../../api/types';
import { count, share } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { FigureStrip, type Figure } from '../../ui/figure-strip';
import { ProblemNote, Waiting } from '../../ui/states';
import { useCoverageSummary } from './api';
import { VERDICT_TONES } from './verdicts';

interface CoverageStripProps {
  readonly period: Parameters<typeof useCoverageSummary>[0];
}

/** The verdicts in numbers: each event is in exactly one of them. */
export function CoverageStrip({ period }: CoverageStripProps) {
  const summary = useCoverageSummary(period);
  if (summary.error !== null) return <ProblemNote error={summary.error} />;
  if (summary.data === undefined) return <Waiting rows={2} label="Counting the verdicts" />;
  return <FigureStrip label="Coverage in numbers" figures={figuresOf(summary.data)} />;
}

function figuresOf({ total, verdicts, meanings }: CoverageSummary): Figure[] {
  const all: Figure = {
    label: 'Events',
    value: count(total),
    explains:
      'Events at which footage is expected, in this period and unit. The verdicts beside it add up to this.',
  };
  const each = meanings.map(({ verdict, means }): Figure => {
    const n = verdicts[verdict];
    const tone = VERDICT_TONES[verdict];
    return {
      label: inWords(verdict),
      value: count(n),
      explains: `${means} ${share(n, total)} of all events.`,
      ...(n > 0 && tone !== 'good' ? { tone } : {}),
    };
  });
  return [all, ...each];
}

import { count, share } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { FigureStrip, type Figure } from '../../ui/figure-strip';
import { ProblemNote, Waiting } from '../../ui/states';
import { useCoverageSummary } from './api';
import { VERDICT_MEANINGS, VERDICT_TONES, VERDICTS } from './verdicts';

interface CoverageStripProps {
  readonly period: Parameters<typeof useCoverageSummary>[0];
}

/** The verdicts in numbers: each event is in exactly one of them. */
export function CoverageStrip({ period }: CoverageStripProps) {
  const summary = useCoverageSummary(period);
  if (summary.error !== null) return <ProblemNote error={summary.error} />;
  if (summary.data === undefined) return <Waiting rows={2} label="Counting the verdicts" />;
  const { total, verdicts } = summary.data;
  return <FigureStrip label="Coverage in numbers" figures={figuresOf(total, verdicts)} />;
}

function figuresOf(total: number, verdicts: Readonly<Record<string, number>>): Figure[] {
  const all: Figure = {
    label: 'Events',
    value: count(total),
    explains:
      'Events at which footage is expected, in this period and unit. The verdicts beside it add up to this.',
  };
  const each = VERDICTS.map((verdict): Figure => {
    const n = verdicts[verdict] ?? 0;
    const tone = VERDICT_TONES[verdict];
    return {
      label: inWords(verdict),
      value: count(n),
      explains: `${VERDICT_MEANINGS[verdict]} ${share(n, total)} of all events.`,
      ...(n > 0 && tone !== 'good' ? { tone } : {}),
    };
  });
  return [all, ...each];
}

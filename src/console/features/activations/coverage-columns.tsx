import { Link } from '@tanstack/react-router';
import type { CoverageItem } from '../../api/types';
import { inWords } from '../../lib/words';
import { Explained } from '../../ui/explained';
import { Moment } from '../../ui/moment';
import { Status } from '../../ui/status';
import type { Column } from '../../ui/table';
import { VERDICT_MEANINGS, VERDICT_TONES } from './verdicts';

export const COVERAGE_COLUMNS: readonly Column<CoverageItem>[] = [
  { head: 'Officer', cell: ({ officer }) => officer?.name ?? 'Nobody on record' },
  { head: 'Unit', cell: ({ unit }) => unit?.name ?? 'None' },
  { head: 'Event', cell: ({ kind }) => inWords(kind) },
  { head: 'When', cell: ({ occurredAt }) => <Moment at={occurredAt} as="exact" /> },
  { head: 'Sensor', cell: ({ sensorSerial }) => sensorSerial },
  { head: 'Verdict', cell: (item) => <VerdictTag item={item} /> },
  {
    head: 'Clip',
    cell: ({ clipId }) =>
      clipId === null ? (
        'None'
      ) : (
        <Link to="/clips/$clipId" params={{ clipId }}>
          Open the clip
        </Link>
      ),
  },
];

function VerdictTag({ item }: { readonly item: CoverageItem }) {
  const { verdict, lateByMs } = item;
  const late = lateByMs === null ? '' : ` by ${String(Math.round(lateByMs / 1000))} s`;
  return (
    <Explained by={VERDICT_MEANINGS[verdict]}>
      <Status tone={VERDICT_TONES[verdict]}>
        {inWords(verdict)}
        {late}
      </Status>
    </Explained>
  );
}

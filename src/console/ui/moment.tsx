import { dayOf, exactMomentOf, momentOf, shortDayOf } from '../lib/times';
import { useZone } from '../lib/zone';

interface MomentProps {
  readonly at: string;
  readonly as?: 'moment' | 'exact' | 'day' | 'short-day';
}

/** A moment in the agency's zone; the UTC original is in the markup and on hover. */
export function Moment({ at, as = 'moment' }: MomentProps) {
  const zone = useZone();
  const words = {
    moment: () => momentOf(at, zone),
    exact: () => exactMomentOf(at, zone),
    day: () => dayOf(at, zone),
    'short-day': () => shortDayOf(at, zone),
  }[as]();
  return (
    <time dateTime={at} title={`${at} (${zone} shown)`}>
      {words}
    </time>
  );
}

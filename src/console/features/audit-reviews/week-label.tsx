import type { AuditWeek } from '../../api/types';
import { dueIn, shortDayOf } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { useZone } from '../../lib/zone';
import { Status } from '../../ui/status';

/** `Mon, Nov 9 to Sun, Nov 15`: the days of a week as people say them. */
export function WeekDays({ from, to }: Pick<AuditWeek, 'from' | 'to'>) {
  const zone = useZone();
  const lastMoment = new Date(Date.parse(to) - 1).toISOString();
  return (
    <span>
      {shortDayOf(from, zone)} to {shortDayOf(lastMoment, zone)}
    </span>
  );
}

/** How the review of a week stands. */
export function WeekState({ week }: { readonly week: Pick<AuditWeek, 'state' | 'dueAt'> }) {
  const now = useNow();
  const zone = useZone();
  if (week.state === 'signed') return <Status tone="good">Signed</Status>;
  if (week.state === 'open') return <Status tone="calm">Week is running</Status>;
  const { words, urgency } = dueIn(week.dueAt, now, zone);
  return <Status tone={urgency === 'overdue' ? 'bad' : 'warn'}>{words}</Status>;
}

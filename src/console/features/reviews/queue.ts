import type { ReviewQueue } from '../../api/types';
import type { Figure } from '../../ui/figure-strip';

const DAY_MS = 86_400_000;

/** The queue in numbers, at a moment. */
export function queueFigures({ items, remaining, overdue }: ReviewQueue, now: string): Figure[] {
  const at = Date.parse(now);
  const soon = items.filter(({ dueAt }) => {
    const due = Date.parse(dueAt);
    return due >= at && due < at + 2 * DAY_MS;
  }).length;
  const workMinutes = items.reduce((sum, { estimatedMinutes }) => sum + estimatedMinutes, 0);
  return [
    {
      label: 'Left to review',
      value: String(remaining),
      explains: 'Reviews that a draw assigned to you and that you have not signed yet.',
    },
    {
      label: 'Overdue',
      value: String(overdue),
      explains: 'The due date of the policy has passed. Your commander sees these too.',
      ...(overdue > 0 ? { tone: 'bad' as const } : {}),
    },
    {
      label: 'Due within two days',
      value: String(soon),
      explains: 'Not overdue yet, but due within the next 48 hours.',
      ...(soon > 0 ? { tone: 'warn' as const } : {}),
    },
    {
      label: 'Estimated work',
      value: `${String(workMinutes)} min`,
      explains:
        'For all of them: the required share of each clip at normal speed, and the time that the form takes. Watching faster takes less.',
    },
  ];
}

import { Link } from '@tanstack/react-router';
import type { QueueItem } from '../../api/types';
import { timecode } from '../../lib/figures';
import { Moment } from '../../ui/moment';
import { Table, type Column } from '../../ui/table';
import { Thumbnail } from '../footage/thumbnail';
import { DueTag } from './due-tag';
import styles from './queue-table.module.css';
import { WhyThisClip } from './why-this-clip';

const COLUMNS: readonly Column<QueueItem>[] = [
  {
    head: 'Clip',
    cell: ({ id, clip }) =>
      clip === null ? (
        <Link to="/reviews/$reviewId" params={{ reviewId: id }} data-row-link>
          Restricted clip: needs a clearance
        </Link>
      ) : (
        <div className={styles.clip}>
          <Thumbnail clip={clip} />
          <div>
            <Link to="/reviews/$reviewId" params={{ reviewId: id }} data-row-link>
              {clip.officer?.name ?? 'No officer'}
            </Link>
            <div className={styles.sub}>
              {clip.unit?.name ?? 'No unit'}, camera {clip.cameraSerial}
            </div>
          </div>
        </div>
      ),
  },
  { head: 'Recorded', cell: ({ clip }) => clip && <Moment at={clip.recordedAt} /> },
  { head: 'Length', align: 'end', cell: ({ clip }) => clip && timecode(clip.durationMs) },
  {
    head: 'Watched',
    align: 'end',
    explains:
      'Share of the clip that you have watched already, and the share that the policy asks for.',
    cell: ({ watchedPercent, requiredPercent }) =>
      watchedPercent === 0
        ? 'Not begun'
        : `${String(watchedPercent)} of ${String(requiredPercent)} %`,
  },
  { head: 'Why this clip', cell: (item) => <WhyThisClip item={item} /> },
  {
    head: 'Takes',
    align: 'end',
    explains: 'Estimate: the required share at normal speed, and the form.',
    cell: ({ estimatedMinutes }) => `${String(estimatedMinutes)} min`,
  },
  { head: 'Due', cell: ({ dueAt }) => <DueTag dueAt={dueAt} /> },
];

/** What waits, in order. */
export function QueueTable({ items }: { readonly items: readonly QueueItem[] }) {
  return <Table label="Reviews that wait" columns={COLUMNS} rows={items} rowKey={({ id }) => id} />;
}

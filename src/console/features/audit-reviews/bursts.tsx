import type { AuditReview } from '../../api/types';
import { Table } from '../../ui/table';
import styles from './worklist.module.css';

const BY = { username: 'Account', address: 'Address' } as const;

/** Many failed sign-ins in a short time, by account and by address. */
export function Bursts({ bursts }: Pick<AuditReview, 'bursts'>) {
  if (bursts.length === 0)
    return <p className={styles.noBurst}>No burst: nowhere five failures within 15 minutes.</p>;
  return (
    <div className={styles.bursts}>
      <Table
        label="Bursts of failed sign-ins"
        rows={bursts}
        rowKey={({ by, value, peak, times }) =>
          `${by}/${value ?? ''}/${String(peak)}/${String(times)}`
        }
        columns={[
          { head: 'Burst by', cell: ({ by }) => BY[by] },
          { head: 'Which', cell: ({ value }) => value ?? 'For auditors only' },
          {
            head: 'Within 15 minutes',
            align: 'end',
            explains: 'Five wrong passwords within 15 minutes lock an account (CJIS AC-7).',
            cell: ({ peak }) => peak,
          },
          { head: 'In the week', align: 'end', cell: ({ times }) => times },
        ]}
      />
    </div>
  );
}

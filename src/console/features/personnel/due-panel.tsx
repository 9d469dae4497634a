import { Button } from '@mantine/core';
import type { PersonnelDue } from '../../api/types';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { Status } from '../../ui/status';
import { useMay } from '../identity/session';
import { useDue, useSettling } from './api';
import styles from './personnel.module.css';
import { DATE_WORDS, Standing } from './words';

interface DuePanelProps {
  readonly onChoose: (personId: string) => void;
}

/** What needs somebody soon, or is late already. */
export function DuePanel({ onChoose }: DuePanelProps) {
  const due = useDue();
  if (due.isError) return <ProblemNote error={due.error} onRetry={() => void due.refetch()} />;
  if (due.data === undefined) return <Waiting rows={4} label="Loading what is due" />;
  const { dates, terminations, transfers, unused } = due.data;
  const isNothing = [dates, terminations, transfers, unused].every(({ length }) => length === 0);
  return (
    <Panel title="Needs somebody">
      {isNothing ? (
        <p>Nothing is due about anybody.</p>
      ) : (
        <Lines due={due.data} onChoose={onChoose} />
      )}
    </Panel>
  );
}

function Lines({ due, onChoose }: DuePanelProps & { readonly due: PersonnelDue }) {
  const name = (personId: string, displayName: string) => (
    <Button size="compact-sm" variant="subtle" onClick={() => onChoose(personId)}>
      {displayName}
    </Button>
  );
  return (
    <ul className={styles.list}>
      {due.terminations.map((end) => (
        <li key={end.id}>
          <span>
            {name(end.personId, end.displayName)} leaves <Moment at={end.endsAt} />; access ends by{' '}
            <Moment at={end.dueAt} />
          </span>
          <Status tone={end.isLate ? 'bad' : 'calm'}>{end.isLate ? 'Late' : 'Planned'}</Status>
        </li>
      ))}
      {due.transfers.map((transfer) => (
        <TransferLine key={transfer.id} transfer={transfer}>
          {name(transfer.personId, transfer.displayName)}
        </TransferLine>
      ))}
      {due.dates.map((date) => (
        <li key={`${date.personId} ${date.kind}`}>
          <span>
            {name(date.personId, date.displayName)} {DATE_WORDS[date.kind]}
          </span>
          <Standing date={date} />
        </li>
      ))}
      {due.unused.map((account) => (
        <li key={account.personId}>
          <span>
            {name(account.personId, account.displayName)} has not signed in since{' '}
            <Moment at={account.since} as="day" />
          </span>
          <Status tone="warn">
            Disabled from <Moment at={account.disabledFrom} as="day" />
          </Status>
        </li>
      ))}
    </ul>
  );
}

interface TransferLineProps {
  readonly transfer: PersonnelDue['transfers'][number];
  readonly children: React.ReactNode;
}

function TransferLine({ transfer, children }: TransferLineProps) {
  const settling = useSettling();
  const mayManage = useMay('personnel.manage');
  return (
    <li>
      <span>
        {children} changed units and still holds roles for the old one; they end by{' '}
        <Moment at={transfer.dueAt} />
      </span>
      {mayManage && (
        <Button
          size="xs"
          variant="default"
          loading={settling.isPending}
          onClick={() => settling.mutate({ id: transfer.id, outcome: 'ended' })}
        >
          End them now
        </Button>
      )}
      {settling.error !== null && <ProblemNote error={settling.error} />}
    </li>
  );
}

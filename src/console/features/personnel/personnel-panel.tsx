import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { PersonnelRecord } from '../../api/types';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { Status } from '../../ui/status';
import { useMay } from '../identity/session';
import { useEndingLeave, useRecord, useWithdrawing } from './api';
import { DateDialog } from './date-dialog';
import { EndDialog } from './end-dialog';
import { LeaveDialog } from './leave-dialog';
import styles from './personnel.module.css';
import { DATE_WORDS, Employment, Standing } from './words';

type Asked = 'date' | 'leave' | 'end' | null;

/** Somebody’s dates, leave and end, for the page about the person. */
export function PersonnelPanel({ personId }: { readonly personId: string }) {
  const record = useRecord(personId);
  const [asked, setAsked] = useState<Asked>(null);
  const [mayManage, mayEnd] = [useMay('personnel.manage'), useMay('person.disable')];
  if (record.isError) {
    return <ProblemNote error={record.error} onRetry={() => void record.refetch()} />;
  }
  if (record.data === undefined) return <Waiting rows={6} label="Loading the record" />;
  const { displayName: name } = record.data;
  const dialog = { personId, name, onClose: () => setAsked(null) };
  return (
    <Panel
      title="Personnel"
      note="Screening, training and agreement come before access (CJIS PS-3, AT-2, PS-6)."
      actions={
        <Group gap="xs">
          {mayManage && (
            <>
              <Button size="xs" variant="default" onClick={() => setAsked('date')}>
                Enter a date
              </Button>
              <Button size="xs" variant="default" onClick={() => setAsked('leave')}>
                Enter a leave
              </Button>
            </>
          )}
          {(mayManage || mayEnd) && (
            <Button size="xs" variant="default" onClick={() => setAsked('end')}>
              End the employment
            </Button>
          )}
        </Group>
      }
    >
      <Record record={record.data} mayManage={mayManage} />
      {asked === 'date' && <DateDialog {...dialog} />}
      {asked === 'leave' && <LeaveDialog {...dialog} />}
      {asked === 'end' && <EndDialog {...dialog} />}
    </Panel>
  );
}

interface RecordProps {
  readonly record: PersonnelRecord;
  readonly mayManage: boolean;
}

function Record({ record, mayManage }: RecordProps) {
  return (
    <>
      <Facts
        of={[
          ['Employment', <Employment key="employment" of={record.employment} />],
          ...record.dates.map(
            (date) => [DATE_WORDS[date.kind], <Standing key={date.kind} date={date} />] as const,
          ),
        ]}
      />
      <ul className={styles.list} aria-label="Leave and ends">
        {record.leaves.map((leave) => (
          <LeaveLine key={leave.id} {...{ record, leave, mayManage }} />
        ))}
        {record.terminations.map((end) => (
          <EndLine key={end.id} {...{ record, end, mayManage }} />
        ))}
      </ul>
      {record.entered.length > 0 && (
        <details>
          <summary>Everything that was entered</summary>
          <ul className={styles.list}>
            {record.entered.map((date) => (
              <li key={date.id}>
                <span>
                  {DATE_WORDS[date.kind]} of {date.doneOn}
                  {date.reference === null ? '' : `, ${date.reference}`}
                </span>
                <span>
                  {date.enteredBy ?? 'the system'}, <Moment at={date.enteredAt} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function LeaveLine({
  record,
  leave,
  mayManage,
}: RecordProps & { readonly leave: PersonnelRecord['leaves'][number] }) {
  const ending = useEndingLeave(record.personId);
  return (
    <li>
      <span>
        Leave from {leave.fromOn} to {leave.endedOn ?? leave.toOn ?? 'a day not known yet'}
        {leave.barsAccess ? ', account shut' : ''}
      </span>
      {mayManage && leave.endedOn === null && (
        <Button
          size="xs"
          variant="default"
          loading={ending.isPending}
          onClick={() => ending.mutate(leave.id)}
        >
          Back from today
        </Button>
      )}
      {ending.error !== null && <ProblemNote error={ending.error} />}
    </li>
  );
}

function EndLine({
  record,
  end,
  mayManage,
}: RecordProps & { readonly end: PersonnelRecord['terminations'][number] }) {
  const withdrawing = useWithdrawing(record.personId);
  const isOpen = end.accessEndedAt === null && end.withdrawnAt === null;
  return (
    <li>
      <span>
        End of employment <Moment at={end.endsAt} />: known <Moment at={end.knownAt} />, access{' '}
        {end.accessEndedAt === null ? (
          <>
            due to end by <Moment at={end.dueAt} />
          </>
        ) : (
          <>
            ended <Moment at={end.accessEndedAt} />
          </>
        )}
        {end.withdrawnAt === null ? '' : ' (withdrawn)'}
      </span>
      {end.isLate && <Status tone="bad">Late</Status>}
      {mayManage && isOpen && (
        <Button
          size="xs"
          variant="default"
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate(end.id)}
        >
          Withdraw
        </Button>
      )}
    </li>
  );
}

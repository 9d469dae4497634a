import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import type { IdentityProvider, SingleSignOnArrival } from '../../api/types';
import { field } from '../../lib/form';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote } from '../../ui/states';
import { type Column, Table } from '../../ui/table';
import { useMay } from '../identity/session';
import { useLinkArrival } from './api';
import { PersonChoice } from './person-choice';
import styles from './single-sign-on.module.css';

interface ArrivalsPanelProps {
  readonly arrivals: readonly SingleSignOnArrival[];
  readonly providers: readonly IdentityProvider[];
}

/** Who came from a provider and is linked to nobody, by the number that they were shown. */
export function ArrivalsPanel({ arrivals, providers }: ArrivalsPanelProps) {
  const mayManage = useMay('single-sign-on.manage');
  const [linking, setLinking] = useState<SingleSignOnArrival | null>(null);
  const columns: readonly Column<SingleSignOnArrival>[] = [
    { head: 'Number', cell: ({ number }) => <strong>{number}</strong> },
    {
      head: 'Came from',
      cell: ({ providerId }) => providers.find(({ id }) => id === providerId)?.name ?? '…',
    },
    {
      head: 'Calls themselves',
      explains: 'What the provider calls them. It proves nothing: ask the person for the number.',
      cell: ({ shownName }) => (shownName === '' ? 'Nothing' : shownName),
    },
    { head: 'Came', cell: ({ arrivedAt }) => <Moment at={arrivedAt} /> },
    {
      head: 'Link',
      align: 'end',
      cell: (arrival) =>
        mayManage && (
          <Button
            size="xs"
            variant="default"
            aria-label={`Link ${arrival.number}`}
            aria-haspopup="dialog"
            onClick={() => setLinking(arrival)}
          >
            Link…
          </Button>
        ),
    },
  ];
  return (
    <Panel
      title="Waiting to be linked"
      note="Whoever is linked to nobody is shown a number, good for seven days. Have them tell it to you in person or by telephone."
      flush
    >
      {arrivals.length === 0 ? (
        <Empty title="Nobody waits">People link themselves under My account, or come here.</Empty>
      ) : (
        <Table
          label="Waiting to be linked"
          columns={columns}
          rows={arrivals}
          rowKey={({ number }) => number}
        />
      )}
      {linking !== null && <LinkDialog arrival={linking} onClose={() => setLinking(null)} />}
    </Panel>
  );
}

interface LinkDialogProps {
  readonly arrival: SingleSignOnArrival;
  readonly onClose: () => void;
}

function LinkDialog({ arrival: { number }, onClose }: LinkDialogProps) {
  const link = useLinkArrival();
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Link number ${number}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const personId = field(new FormData(event.currentTarget), 'personId');
          link.mutate({ personId, number }, { onSuccess: onClose });
        }}
      >
        <p className={styles.words}>
          Only if the person told you this number themselves: whoever came with it signs in as them
          from then on.
        </p>
        <PersonChoice label="Person" />
        {link.error !== null && <ProblemNote error={link.error} />}
        <Button type="submit" loading={link.isPending}>
          Link them
        </Button>
      </form>
    </Modal>
  );
}

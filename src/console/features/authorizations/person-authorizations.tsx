import type { ReactNode } from 'react';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Table } from '../../ui/table';
import { useFirstPage } from './api';
import { AUTHORIZATION_COLUMNS, PAPER_COLUMN } from './authorization-columns';

interface PersonAuthorizationsProps {
  readonly personId: string;
  readonly note: string;
  /** What it means that there are none. */
  readonly none: ReactNode;
}

/** What was given to one person in writing. */
export function PersonAuthorizations({ personId, note, none }: PersonAuthorizationsProps) {
  const given = useFirstPage({ personId });
  return (
    <Panel title="Written authorizations" note={note} flush>
      {given.error !== null && (
        <ProblemNote error={given.error} onRetry={() => void given.refetch()} />
      )}
      {given.error === null && given.data === undefined && (
        <Waiting rows={3} label="Loading the authorizations" />
      )}
      {given.data?.items.length === 0 && <Empty title="None">{none}</Empty>}
      {given.data !== undefined && given.data.items.length > 0 && (
        <Table
          label="Written authorizations"
          columns={[PAPER_COLUMN, ...AUTHORIZATION_COLUMNS.slice(1)]}
          rows={given.data.items}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}

import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Table } from '../../ui/table';
import { useSession } from '../identity/session';
import { useFirstPage } from './api';
import { AUTHORIZATION_COLUMNS } from './authorization-columns';

/** For one's account page: what was given to the person at the screen. */
export function MyAuthorizations() {
  const { person } = useSession();
  const own = useFirstPage({ personId: person.id });
  return (
    <Panel
      title="Written authorizations"
      note="By these you open footage, and for their purposes only."
      flush
    >
      {own.error !== null && <ProblemNote error={own.error} onRetry={() => void own.refetch()} />}
      {own.error === null && own.data === undefined && <Waiting rows={3} />}
      {own.data?.items.length === 0 && (
        <Empty title="None">
          Nothing has been given to you in writing, so no footage opens. Ask the chief, or somebody
          whom the chief has designated.
        </Empty>
      )}
      {own.data !== undefined && own.data.items.length > 0 && (
        <Table
          label="Your written authorizations"
          columns={AUTHORIZATION_COLUMNS}
          rows={own.data.items}
          rowKey={({ id }) => id}
        />
      )}
    </Panel>
  );
}

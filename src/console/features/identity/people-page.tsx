import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { answerOf, api } from '../../api/client';
import type { Person } from '../../api/types';
import { usePages } from '../../lib/use-pages';
import { inWords } from '../../lib/words';
import { roleNames } from '../../shell/roles';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { Status, type Tone } from '../../ui/status';
import type { Column } from '../../ui/table';
import { useUnits } from '../agency/agency';
import { InviteDialog } from './invite-dialog';
import { useMay } from './session';

const TONES: Readonly<Record<Person['state'], Tone>> = {
  awaiting: 'warn',
  invited: 'warn',
  active: 'good',
  disabled: 'bad',
  withdrawn: 'calm',
};

/** Who has an account, and what each may do. */
export function PeoplePage() {
  const people = usePages(['people'], (cursor) =>
    answerOf(
      api.GET('/api/v1/people', { params: { query: cursor === undefined ? {} : { cursor } } }),
    ),
  );
  const columns = useColumns();
  const mayManage = useMay('person.manage');
  const [isInviting, inviting] = useDisclosure(false);
  return (
    <Page
      title="People"
      lead="Everyone with an account. Administering gives no access to footage."
      actions={mayManage && <Button onClick={inviting.open}>Invite a person</Button>}
    >
      <Panel title="Accounts" flush>
        <RecordList
          label="People"
          columns={columns}
          rowKey={({ id }) => id}
          {...people}
          empty={<Empty title="Nobody yet">Invite the first person.</Empty>}
        />
      </Panel>
      <InviteDialog isOpen={isInviting} onClose={inviting.close} />
    </Page>
  );
}

function useColumns(): readonly Column<Person>[] {
  const units = useUnits();
  const unitNames = ({ roles }: Person) =>
    [...new Set(roles.map(({ unitId }) => unitId))]
      .map((id) =>
        id === null ? 'All' : (units.data?.items.find((unit) => unit.id === id)?.name ?? '…'),
      )
      .join(', ');
  return [
    { head: 'Name', cell: ({ displayName }) => displayName },
    { head: 'User name', cell: ({ username }) => username },
    { head: 'Roles', cell: ({ roles }) => roleNames(roles) },
    { head: 'Units', cell: unitNames },
    { head: 'Since', cell: ({ createdAt }) => <Moment at={createdAt} as="day" /> },
    { head: 'State', cell: ({ state }) => <Status tone={TONES[state]}>{inWords(state)}</Status> },
  ];
}

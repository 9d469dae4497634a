import { Button, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Person } from '../../api/types';
import { usePages } from '../../lib/use-pages';
import { INVITABLE_ROLES, roleNames } from '../../shell/roles';
import { ChoiceFilter } from '../../ui/choice-filter';
import { Filters } from '../../ui/filters';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { useUnits } from '../agency/agency';
import { InviteDialog } from './invite-dialog';
import { peoplePage } from './people-api';
import { type PeopleSearch, peopleSearch } from './people-search';
import { PersonState, STATE_CHOICES } from './person-state';
import { useMay } from './session';

const route = getRouteApi('/app/people');

/** Who has an account, and what each may do. */
export function PeoplePage() {
  const filter = route.useSearch();
  const people = usePages(['people', 'list', filter], (cursor) => peoplePage(filter, cursor));
  const columns = useColumns();
  const mayManage = useMay('person.manage');
  const [isInviting, inviting] = useDisclosure(false);
  return (
    <Page
      title="People"
      lead="Everyone with an account. Administering gives no access to footage."
      actions={mayManage && <Button onClick={inviting.open}>Invite a person</Button>}
    >
      <PeopleFilters filter={filter} />
      <Panel title="Accounts" flush>
        <RecordList
          label="People"
          columns={columns}
          rowKey={({ id }) => id}
          {...people}
          empty={<Empty title="Nobody">No account fits these filters.</Empty>}
        />
      </Panel>
      <InviteDialog isOpen={isInviting} onClose={inviting.close} />
    </Page>
  );
}

function PeopleFilters({ filter }: { readonly filter: PeopleSearch }) {
  const navigate = route.useNavigate();
  const change = (part: Readonly<Record<string, string | undefined>>) =>
    void navigate({ search: peopleSearch({ ...filter, ...part }), replace: true });
  return (
    <Filters label="People">
      <TextInput
        label="Name or user name"
        size="sm"
        maxLength={100}
        defaultValue={filter.text ?? ''}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <ChoiceFilter
        label="State"
        all="All states"
        value={filter.state}
        choices={STATE_CHOICES}
        onChange={(state) => change({ state })}
      />
      <ChoiceFilter
        label="Role"
        all="All roles"
        value={filter.role}
        choices={INVITABLE_ROLES.map((role) => ({ value: role, label: roleNames([{ role }]) }))}
        onChange={(role) => change({ role })}
      />
    </Filters>
  );
}

function useColumns(): readonly Column<Person>[] {
  const units = useUnits();
  const unitNames = ({ roles }: Person) =>
    [...new Set(roles.map(({ unitId }) => unitId))]
      .filter((id) => id !== null)
      .map((id) => units.data?.items.find((unit) => unit.id === id)?.name ?? '…')
      .join(', ');
  return [
    {
      head: 'Name',
      cell: ({ id, displayName }) => (
        <Link to="/people/$personId" params={{ personId: id }} data-row-link>
          {displayName}
        </Link>
      ),
    },
    { head: 'User name', cell: ({ username }) => username },
    { head: 'Roles', cell: ({ roles }) => roleNames(roles) },
    { head: 'Units', cell: unitNames },
    { head: 'Since', cell: ({ createdAt }) => <Moment at={createdAt} as="day" /> },
    { head: 'State', cell: (person) => <PersonState person={person} /> },
    {
      head: 'Waits',
      explains: 'Something was prepared for this account and needs somebody else’s approval.',
      cell: ({ isAwaiting }) => (isAwaiting ? 'For approval' : ''),
    },
  ];
}

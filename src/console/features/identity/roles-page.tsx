import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RoleInMatrix, RoleMatrix } from '../../api/types';
import { roleNames } from '../../shell/roles';
import { ChoiceFilter } from '../../ui/choice-filter';
import { Filters } from '../../ui/filters';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { type Column, Table } from '../../ui/table';
import { rolesQuery } from './people-api';

const REACH = { own: 'Own', unit: 'Unit', all: 'All' } as const;

/** Who may do what, as the program decides it: a permission a row, a role a column. */
export function RolesPage() {
  const matrix = useQuery(rolesQuery);
  const [role, setRole] = useState<string | undefined>();
  return (
    <Page
      title="Roles"
      lead="What each role may do, and how far: its own officer, its unit, or all. What lies outside does not exist for the person."
    >
      {matrix.error !== null && (
        <ProblemNote error={matrix.error} onRetry={() => void matrix.refetch()} />
      )}
      {matrix.isPending && <Waiting rows={10} label="Loading the roles" />}
      {matrix.data !== undefined && (
        <>
          <Filters label="Roles">
            <ChoiceFilter
              label="Role"
              all="All roles"
              value={role}
              choices={matrix.data.roles.map((one) => ({
                value: one.role,
                label: roleNames([one]),
              }))}
              onChange={setRole}
            />
          </Filters>
          <Matrix matrix={matrix.data} only={role} />
          <Panel title="Rules" flush>
            <Table
              label="Rules of the roles"
              columns={RULES}
              rows={matrix.data.roles.filter((one) => role === undefined || one.role === role)}
              rowKey={(one) => one.role}
            />
          </Panel>
        </>
      )}
    </Page>
  );
}

interface MatrixProps {
  readonly matrix: RoleMatrix;
  readonly only: string | undefined;
}

function Matrix({ matrix, only }: MatrixProps) {
  const roles = matrix.roles.filter(({ role }) => only === undefined || role === only);
  const reachOf = ({ gives }: RoleInMatrix, permission: string) => {
    const given = gives.find((one) => one.permission === permission);
    return given === undefined ? '' : REACH[given.reach];
  };
  const rows = matrix.permissions.filter(
    ({ permission }) => only === undefined || roles.some((one) => reachOf(one, permission) !== ''),
  );
  return (
    <Panel title="Permissions" flush>
      <Table
        label="Permissions by role"
        rowKey={({ permission }) => permission}
        rows={rows}
        columns={[
          { head: 'What it lets one do', cell: ({ says }) => says },
          ...roles.map((one) => ({
            head: roleNames([one]),
            cell: ({ permission }: (typeof rows)[number]) => reachOf(one, permission),
          })),
        ]}
      />
    </Panel>
  );
}

const RULES: readonly Column<RoleInMatrix>[] = [
  { head: 'Role', cell: (one) => roleNames([one]) },
  {
    head: 'Given by two people, one of them',
    cell: ({ givenBy }) =>
      givenBy.length === 0
        ? 'Nobody: credentials of machines alone have it'
        : givenBy.map((role) => roleNames([{ role }])).join(' or '),
  },
  {
    head: 'Held for',
    cell: ({ isForUnit }) => (isForUnit ? 'One or more units' : 'The whole agency'),
  },
  {
    head: 'Ends',
    cell: ({ alwaysEnds }) => (alwaysEnds ? 'Always; it can be given again' : 'When it is taken'),
  },
  { head: 'Not together with', cell: (one) => <Excluded excludes={one.excludes} /> },
];

/** Roles that nobody holds beside this one, by the reason that they share. */
function Excluded({ excludes }: Pick<RoleInMatrix, 'excludes'>) {
  return (
    <div>
      {[...new Set(excludes.map(({ why }) => why))].map((why) => (
        <div key={why}>
          {roleNames(excludes.filter((one) => one.why === why))}. {why}
        </div>
      ))}
    </div>
  );
}

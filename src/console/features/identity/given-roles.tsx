import type { PersonOnRecord } from '../../api/types';
import { roleNames } from '../../shell/roles';
import { Moment } from '../../ui/moment';
import { Empty } from '../../ui/states';
import { type Column, Table } from '../../ui/table';
import { useUnits } from '../agency/agency';

type Given = PersonOnRecord['grants'][number];

/** What somebody was ever given, until when, and by whom. */
export function GivenRoles({ grants }: { readonly grants: readonly Given[] }) {
  const columns = useColumns();
  if (grants.length === 0) {
    return <Empty title="No role yet">The first one comes with the approval.</Empty>;
  }
  return (
    <Table
      label="Roles"
      columns={columns}
      rows={grants}
      rowKey={({ role, unitId, grantedAt }) => `${role}${unitId ?? ''}${grantedAt}`}
    />
  );
}

function useColumns(): readonly Column<Given>[] {
  const units = useUnits();
  const unitName = ({ unitId }: Given) =>
    unitId === null ? '' : (units.data?.items.find(({ id }) => id === unitId)?.name ?? '…');
  return [
    { head: 'Role', cell: (one) => roleNames([one]) },
    { head: 'Unit', cell: unitName },
    { head: 'Given', cell: ({ grantedAt }) => <Moment at={grantedAt} /> },
    {
      head: 'Until',
      cell: ({ validUntil, endedAt }) => {
        if (endedAt !== null) return <Moment at={endedAt} />;
        return validUntil === null ? 'No end' : <Moment at={validUntil} />;
      },
    },
    { head: 'Prepared by', cell: ({ preparedBy }) => preparedBy?.name ?? 'The installation' },
    { head: 'Approved by', cell: ({ approvedBy }) => approvedBy?.name ?? 'Nobody' },
  ];
}

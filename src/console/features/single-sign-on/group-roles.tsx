import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { GroupRoleLine, IdentityProvider } from '../../api/types';
import { roleNames } from '../../shell/roles';
import { ProblemNote } from '../../ui/states';
import { Status } from '../../ui/status';
import { type Column, Table } from '../../ui/table';
import { useUnits } from '../agency/agency';
import { useMay, useSession } from '../identity/session';
import { useApproveLine, useEndLine } from './api';
import { GroupRoleDialog } from './group-role-dialog';
import styles from './single-sign-on.module.css';

/** Which group gives which role: prepared by one person, approved by another. */
export function GroupRoles({ provider }: { readonly provider: IdentityProvider }) {
  const mayManage = useMay('single-sign-on.manage');
  const [isAdding, adding] = useDisclosure(false);
  const approve = useApproveLine(provider.id);
  const end = useEndLine(provider.id);
  const columns = useColumns({
    onApprove: (id) => approve.mutate(id),
    onEnd: (id) => end.mutate(id),
  });
  const error = approve.error ?? end.error;
  return (
    <div className={styles.part}>
      <div className={styles.partHead}>
        <h3 className={styles.partTitle}>Groups that give roles</h3>
        {mayManage && (
          <Button
            size="xs"
            variant="default"
            onClick={adding.open}
            aria-label={`Let a group of ${provider.name} give a role`}
            aria-haspopup="dialog"
          >
            Let a group give a role
          </Button>
        )}
      </div>
      {error !== null && <ProblemNote error={error} />}
      {provider.groupRoles.length === 0 ? (
        <p className={styles.nothing}>None: roles are given one by one under People.</p>
      ) : (
        <Table
          label={`Groups of ${provider.name}`}
          columns={columns}
          rows={provider.groupRoles}
          rowKey={({ id }) => id}
        />
      )}
      {isAdding && <GroupRoleDialog provider={provider} onClose={adding.close} />}
    </div>
  );
}

interface Acts {
  readonly onApprove: (id: string) => void;
  readonly onEnd: (id: string) => void;
}

function useColumns(acts: Acts): readonly Column<GroupRoleLine>[] {
  const units = useUnits();
  const unitName = (unitId: string | null) =>
    unitId === null
      ? ''
      : ` of ${units.data?.items.find(({ id }) => id === unitId)?.name ?? 'a unit'}`;
  return [
    { head: 'Group', cell: ({ group }) => group },
    { head: 'Gives', cell: (line) => `${roleNames([line])}${unitName(line.unitId)}` },
    { head: 'Prepared by', cell: ({ preparedByName }) => preparedByName },
    {
      head: 'Approved by',
      cell: ({ approvedByName }) =>
        approvedByName ?? <Status tone="warn">Waits for a second person</Status>,
    },
    { head: 'Change', align: 'end', cell: (line) => <LineActs line={line} {...acts} /> },
  ];
}

function LineActs({ line, onApprove, onEnd }: Acts & { readonly line: GroupRoleLine }) {
  const me = useSession().person.id;
  const [mayApprove, mayManage] = [useMay('person.approve'), useMay('single-sign-on.manage')];
  const canApprove = mayApprove && line.approvedByName === null && line.preparedBy !== me;
  return (
    <span className={styles.ends}>
      {canApprove && (
        <Button size="xs" aria-label={`Approve ${line.group}`} onClick={() => onApprove(line.id)}>
          Approve
        </Button>
      )}
      {mayManage && (
        <Button
          size="xs"
          variant="default"
          aria-label={`End ${line.group}`}
          onClick={() => onEnd(line.id)}
        >
          {line.approvedByName === null ? 'Take back' : 'End'}
        </Button>
      )}
    </span>
  );
}

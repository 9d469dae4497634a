import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { BreakGlassAccount } from '../../api/types';
import { field } from '../../lib/form';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote } from '../../ui/states';
import { Status } from '../../ui/status';
import { type Column, Table } from '../../ui/table';
import { useMay, useSession } from '../identity/session';
import { useApproveBreakGlass, useEndBreakGlass, usePrepareBreakGlass } from './api';
import { PersonChoice } from './person-choice';
import styles from './single-sign-on.module.css';

/** Accounts that open by password when the provider is down. */
export function BreakGlassPanel({ accounts }: { readonly accounts: readonly BreakGlassAccount[] }) {
  const mayManage = useMay('single-sign-on.manage');
  const [isNaming, naming] = useDisclosure(false);
  const approve = useApproveBreakGlass();
  const end = useEndBreakGlass();
  const error = approve.error ?? end.error;
  const columns: readonly Column<BreakGlassAccount>[] = [
    { head: 'Account', cell: ({ personName }) => personName },
    { head: 'Prepared by', cell: ({ preparedByName }) => preparedByName },
    {
      head: 'Approved by',
      cell: ({ approvedByName }) =>
        approvedByName ?? <Status tone="warn">Waits for a second person</Status>,
    },
    {
      head: 'Last used',
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : <Moment at={lastUsedAt} />),
    },
    {
      head: 'Change',
      align: 'end',
      cell: (account) => (
        <AccountActs
          account={account}
          onApprove={() => approve.mutate(account.id)}
          onEnd={() => end.mutate(account.id)}
        />
      ),
    },
  ];
  return (
    <Panel
      title="Break-glass accounts"
      note="They open with password and second factor when the provider is down. Each use raises an alert and stands in the weekly log review."
      actions={
        mayManage && (
          <Button size="xs" variant="default" onClick={naming.open} aria-haspopup="dialog">
            Name an account
          </Button>
        )
      }
      flush
    >
      {error !== null && <ProblemNote error={error} />}
      {accounts.length === 0 ? (
        <Empty title="There is none">Name at least one before passwords are switched off.</Empty>
      ) : (
        <Table
          label="Break-glass accounts"
          columns={columns}
          rows={accounts}
          rowKey={({ id }) => id}
        />
      )}
      {isNaming && <NameDialog onClose={naming.close} />}
    </Panel>
  );
}

interface AccountActsProps {
  readonly account: BreakGlassAccount;
  readonly onApprove: () => void;
  readonly onEnd: () => void;
}

function AccountActs({ account, onApprove, onEnd }: AccountActsProps) {
  const me = useSession().person.id;
  const [mayApprove, mayManage] = [useMay('person.approve'), useMay('single-sign-on.manage')];
  const isOthers = account.preparedBy !== me && account.personId !== me;
  return (
    <span className={styles.ends}>
      {mayApprove && isOthers && account.approvedByName === null && (
        <Button size="xs" aria-label={`Approve ${account.personName}`} onClick={onApprove}>
          Approve
        </Button>
      )}
      {mayManage && (
        <Button
          size="xs"
          variant="default"
          aria-label={`End ${account.personName}`}
          onClick={onEnd}
        >
          {account.approvedByName === null ? 'Take back' : 'End'}
        </Button>
      )}
    </span>
  );
}

function NameDialog({ onClose }: { readonly onClose: () => void }) {
  const prepare = usePrepareBreakGlass();
  return (
    <Modal
      opened
      onClose={onClose}
      title="Name a break-glass account"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const personId = field(new FormData(event.currentTarget), 'personId');
          prepare.mutate(personId, { onSuccess: onClose });
        }}
      >
        <p className={styles.words}>It counts once a second person has approved it.</p>
        <PersonChoice label="Account" />
        {prepare.error !== null && <ProblemNote error={prepare.error} />}
        <Button type="submit" loading={prepare.isPending}>
          Prepare it
        </Button>
      </form>
    </Modal>
  );
}

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import type { ApiClient } from '../../api/types';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { useApiClients } from './api';
import { KeysDialog } from './keys-dialog';
import { MakeDialog } from './make-dialog';
import { RevokeDialog } from './revoke-dialog';
import { RotateDialog } from './rotate-dialog';
import { useColumns } from './use-columns';
import type { ClientAct } from './words';

const DIALOGS = { rotate: RotateDialog, keys: KeysDialog, revoke: RevokeDialog } satisfies Record<
  ClientAct,
  unknown
>;

/** The machines that come in by themselves, and what each may do. */
export function ApiClientsPage() {
  const clients = useApiClients();
  const [isMaking, making] = useDisclosure(false);
  const [open, setOpen] = useState<{ readonly act: ClientAct; readonly id: string } | null>(null);
  const columns = useColumns((act, { id }: ApiClient) => setOpen({ act, id }));
  const client = clients.rows?.find(({ id }) => id === open?.id);
  const Dialog = open === null ? null : DIALOGS[open.act];
  return (
    <Page
      title="API clients"
      lead="Machines with credentials of their own: docks, dispatch, sensors. Each may do only what it is for."
      actions={<Button onClick={making.open}>Make an API client</Button>}
    >
      <Panel title="Machines" flush>
        <RecordList
          label="API clients"
          columns={columns}
          rowKey={({ id }) => id}
          {...clients}
          empty={
            <Empty title="No machine comes in yet">
              Make a credential for a dock, for dispatch or for a sensor gateway.
            </Empty>
          }
        />
      </Panel>
      <MakeDialog isOpen={isMaking} onClose={making.close} />
      {Dialog !== null && client !== undefined && (
        <Dialog key={open?.act} client={client} onClose={() => setOpen(null)} />
      )}
    </Page>
  );
}

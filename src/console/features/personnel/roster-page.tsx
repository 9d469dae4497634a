import { Button, Modal } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Personnel } from '../../api/types';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { useMay } from '../identity/session';
import { personnelPage } from './api';
import { DuePanel } from './due-panel';
import { OfficersPanel } from './officers-panel';
import { PersonnelPanel } from './personnel-panel';
import { DATE_WORDS, Employment, Standing } from './words';

/** Who works here, what of it ends soon, and the units. */
export function RosterPage() {
  const list = usePages(['personnel', 'pages'], personnelPage);
  const [chosen, setChosen] = useState<string | null>(null);
  const mayManage = useMay('personnel.manage');
  return (
    <Page
      title="Roster"
      lead="Screening, training and agreement come before access; leave and ends of employment close it."
      actions={mayManage && <Link to="/roster/import">Compare a roster file</Link>}
    >
      <DuePanel onChoose={setChosen} />
      <Panel title="People with accounts" flush>
        <RecordList
          label="People with accounts"
          columns={columns(setChosen)}
          rowKey={({ personId }) => personId}
          {...list}
          empty={<Empty title="Nobody">Invite people under “People”.</Empty>}
        />
      </Panel>
      <OfficersPanel />
      <Modal
        opened={chosen !== null}
        onClose={() => setChosen(null)}
        size="xl"
        title="Personnel record"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {chosen !== null && <PersonnelPanel personId={chosen} />}
      </Modal>
    </Page>
  );
}

function columns(choose: (personId: string) => void) {
  return [
    {
      head: 'Person',
      cell: ({ personId, displayName }: Personnel) => (
        <Button size="compact-sm" variant="subtle" onClick={() => choose(personId)}>
          {displayName}
        </Button>
      ),
    },
    { head: 'Employment', cell: ({ employment }: Personnel) => <Employment of={employment} /> },
    ...(['screening', 'training', 'agreement'] as const).map((kind) => ({
      head: DATE_WORDS[kind],
      cell: ({ dates }: Personnel) => {
        const date = dates.find((one) => one.kind === kind);
        return date === undefined ? null : <Standing date={date} />;
      },
    })),
    {
      head: 'Last use',
      cell: ({ lastUsedAt }: Personnel) =>
        lastUsedAt === null ? 'Never' : <Moment at={lastUsedAt} as="day" />,
    },
  ];
}

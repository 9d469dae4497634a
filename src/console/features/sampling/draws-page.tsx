import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { DrawSummary } from '../../api/types';
import { count } from '../../lib/figures';
import { usePages } from '../../lib/use-pages';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { useMay } from '../identity/session';
import { drawPage } from './api';
import { DeclareDraw } from './declare-draw';
import { DrawState } from './draw-state';
import { PoliciesPanel } from './policies-panel';

const COLUMNS: readonly Column<DrawSummary>[] = [
  {
    head: 'Draw',
    cell: ({ id }) => (
      <Link to="/draws/$drawId" params={{ drawId: id }} data-row-link>
        {id}
      </Link>
    ),
  },
  { head: 'Clips received from', cell: ({ windowFrom }) => <Moment at={windowFrom} /> },
  { head: 'until', cell: ({ windowTo }) => <Moment at={windowTo} /> },
  {
    head: 'In the urn',
    align: 'end',
    explains:
      'Clips that could be drawn: everything received in the window that was eligible and not excluded by the policy. Counted at the freeze.',
    cell: ({ accounting }) => (accounting === null ? '–' : count(accounting.population)),
  },
  {
    head: 'Drawn',
    align: 'end',
    explains: 'Clips that the draw put into supervisors’ queues.',
    cell: ({ accounting, state }) =>
      accounting === null || state !== 'executed' ? '–' : count(accounting.drawn),
  },
  { head: 'State', cell: ({ state }) => <DrawState state={state} /> },
];

/** Draws and the policies that they follow. */
export function DrawsPage() {
  const draws = usePages(['draws', 'list'], drawPage);
  const mayConduct = useMay('draw.conduct');
  const [isDeclaring, declaring] = useDisclosure(false);
  return (
    <Page
      title="Draws"
      lead="Which clips are reviewed is nobody’s choice. The list of clips is fixed and made public before the seed exists; then anyone can recompute the sample."
      actions={mayConduct && <Button onClick={declaring.open}>Declare a draw</Button>}
    >
      <Panel title="Draws, the newest first" flush>
        <RecordList
          label="Draws"
          columns={COLUMNS}
          rowKey={({ id }) => id}
          {...draws}
          empty={
            <Empty title="No draw yet">
              A draw follows a review policy: save one below, then declare a draw for a past window.
            </Empty>
          }
        />
      </Panel>
      <PoliciesPanel />
      <DeclareDraw isOpen={isDeclaring} onClose={declaring.close} />
    </Page>
  );
}

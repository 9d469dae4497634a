import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReviewPolicy } from '../../api/types';
import { counted } from '../../lib/figures';
import { inWords } from '../../lib/words';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { Table, type Column } from '../../ui/table';
import { useUnits } from '../agency/agency';
import { useMay } from '../identity/session';
import { useReviewPolicies } from './api';
import { PolicyForm } from './policy-form';

/** The rules by which footage is reviewed; each version stays as it was. */
export function PoliciesPanel() {
  const mayManage = useMay('review-policy.manage');
  const [isOpen, form] = useDisclosure(false);
  return (
    <Panel
      title="Review policies"
      note="Every version is kept. The one that was valid when a window began rules its draw."
      actions={
        mayManage && (
          <Button size="xs" variant="default" onClick={form.open}>
            New policy
          </Button>
        )
      }
      flush
    >
      <Policies />
      <Modal
        opened={isOpen}
        onClose={form.close}
        title="New policy"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <PolicyForm onSaved={form.close} />
      </Modal>
    </Panel>
  );
}

function Policies() {
  const policies = useReviewPolicies();
  const columns = useColumns();
  if (policies.error !== null) return <ProblemNote error={policies.error} />;
  if (policies.data === undefined) return <Waiting rows={3} />;
  const { items } = policies.data;
  if (items.length === 0) {
    return (
      <Empty title="No policy yet">Without one there is no draw, and nothing to review.</Empty>
    );
  }
  return <Table label="Review policies" columns={columns} rows={items} rowKey={({ id }) => id} />;
}

function useColumns(): readonly Column<ReviewPolicy>[] {
  const units = useUnits();
  const unitName = (id: string | null) =>
    id === null ? 'Whole agency' : (units.data?.items.find((unit) => unit.id === id)?.name ?? '…');
  return [
    { head: 'Policy', cell: ({ name, version }) => `${name}, version ${String(version)}` },
    { head: 'For', cell: ({ unitId }) => unitName(unitId) },
    {
      head: 'Draws',
      explains: 'From each officer’s clips in each period. Fewer if the officer has fewer.',
      cell: ({ clipsPerOfficer, periodDays }) =>
        `${counted(clipsPerOfficer, 'clip')} per officer in ${counted(periodDays, 'day')}`,
    },
    {
      head: 'Leaves out',
      cell: ({ exclusions, minimumDurationMs }) => exclusionWords(exclusions, minimumDurationMs),
    },
    { head: 'Due after', align: 'end', cell: ({ dueDays }) => counted(dueDays, 'day') },
    {
      head: 'To watch',
      align: 'end',
      explains: 'Share of a clip that must really be played before its review can be signed.',
      cell: ({ requiredWatchSharePercent }) => `${String(requiredWatchSharePercent)} %`,
    },
    { head: 'Valid from', cell: ({ validFrom }) => <Moment at={validFrom} as="day" /> },
  ];
}

function exclusionWords(codes: readonly string[], minimumDurationMs: number): string {
  const words = codes.map((code) =>
    code === 'too-short'
      ? `under ${String(Math.round(minimumDurationMs / 1000))} s`
      : inWords(code).toLowerCase(),
  );
  return words.length === 0 ? 'Nothing' : words.join(', ');
}

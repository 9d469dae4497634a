import { Button, Modal, NativeSelect } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { isoDayOf, shiftDay, startOfDay } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { DayField } from '../../ui/day-field';
import { Empty, ProblemNote } from '../../ui/states';
import { useDeclaration, useReviewPolicies } from './api';
import styles from './sampling.module.css';

interface DeclareDrawProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** Opens a draw: which policy, and which window of receipt. */
export function DeclareDraw({ isOpen, onClose }: DeclareDrawProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Declare a draw"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <DeclareForm />
    </Modal>
  );
}

function DeclareForm() {
  const policies = useReviewPolicies();
  const zone = useZone();
  const navigate = useNavigate();
  const declaration = useDeclaration();
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [from, setFrom] = useState<string | undefined>(undefined);
  const items = policies.data?.items ?? [];
  const policy = items.find(({ id }) => id === chosen) ?? items[0];
  if (policy === undefined) {
    return <Empty title="No policy yet">Save a review policy first: a draw follows one.</Empty>;
  }
  // The last window that is complete, unless another first day is chosen.
  const today = isoDayOf(new Date().toISOString(), zone);
  const first = from ?? shiftDay(today, -policy.periodDays);
  const after = shiftDay(first, policy.periodDays);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    declaration.mutate(
      {
        policyId: policy.id,
        windowFrom: startOfDay(first, zone),
        windowTo: startOfDay(after, zone),
      },
      { onSuccess: ({ id }) => void navigate({ to: '/draws/$drawId', params: { drawId: id } }) },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label="Policy"
        value={policy.id}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={items.map(({ id, name, version }) => ({
          value: id,
          label: `${name}, version ${String(version)}`,
        }))}
      />
      <DayField
        label="First day of the window"
        description={`The window is ${String(policy.periodDays)} days of the policy: it ends before ${after}. What counts is when a clip reached the server, so a late upload is no way out.`}
        value={first}
        onChange={setFrom}
      />
      {declaration.error !== null && <ProblemNote error={declaration.error} />}
      <Button type="submit" loading={declaration.isPending}>
        Declare
      </Button>
    </form>
  );
}

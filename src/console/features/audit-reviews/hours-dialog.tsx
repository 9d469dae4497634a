import { Button, Checkbox, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { UsualHours } from '../../api/types';
import { ProblemNote, Waiting } from '../../ui/states';
import { useSetHours, useUsualHours } from './api';

interface HoursDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** When work is usual: footage that is viewed outside is shown as a finding. */
export function HoursDialog({ isOpen, onClose }: HoursDialogProps) {
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Usual hours"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {isOpen && <Hours onDone={onClose} />}
    </Modal>
  );
}

function Hours({ onDone }: { readonly onDone: () => void }) {
  const hours = useUsualHours();
  if (hours.error !== null) return <ProblemNote error={hours.error} />;
  const [current] = hours.data?.items ?? [];
  if (current === undefined) return <Waiting rows={3} label="Loading the hours" />;
  return <HoursForm current={current} onDone={onDone} />;
}

interface HoursFormProps {
  readonly current: UsualHours;
  readonly onDone: () => void;
}

function HoursForm({ current, onDone }: HoursFormProps) {
  const [from, setFrom] = useState(current.from);
  const [to, setTo] = useState(current.to);
  const [weekendsOutside, setWeekends] = useState(current.weekendsOutside);
  const setting = useSetHours();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate({ from, to, weekendsOutside }, { onSuccess: onDone });
      }}
    >
      <p>
        Footage that is viewed outside of these hours becomes a finding of the week. What you set
        holds for weeks that are not over yet, and is itself recorded.
      </p>
      <Group grow mb="md">
        <TextInput
          type="time"
          label="From"
          required
          value={from}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <TextInput
          type="time"
          label="To"
          required
          value={to}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </Group>
      <Checkbox
        label="Saturdays and Sundays are outside as a whole"
        checked={weekendsOutside}
        onChange={({ currentTarget }) => setWeekends(currentTarget.checked)}
      />
      {setting.error !== null && <ProblemNote error={setting.error} />}
      <Group mt="lg" justify="flex-end">
        <Button type="submit" loading={setting.isPending}>
          Set the hours
        </Button>
      </Group>
    </form>
  );
}

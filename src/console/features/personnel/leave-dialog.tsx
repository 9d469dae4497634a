import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { DayField } from '../../ui/day-field';
import { ProblemNote } from '../../ui/states';
import { useLeave } from './api';
import styles from './personnel.module.css';

interface LeaveDialogProps {
  readonly personId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Enters a time away, and whether the account is shut meanwhile. */
export function LeaveDialog({ personId, name, onClose }: LeaveDialogProps) {
  const entering = useLeave(personId);
  const [fromOn, setFrom] = useState<string>();
  const [toOn, setTo] = useState<string>();
  const [barsAccess, setBars] = useState(true);
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Enter a leave of ${name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (fromOn === undefined) return;
          const leave = { fromOn, barsAccess, ...(toOn === undefined ? {} : { toOn }) };
          entering.mutate(leave, { onSuccess: onClose });
        }}
      >
        <DayField label="First day away" value={fromOn} onChange={setFrom} />
        <DayField label="Last day away, if it is known" value={toOn} onChange={setTo} />
        <Checkbox
          label="The account is shut meanwhile"
          checked={barsAccess}
          onChange={({ currentTarget }) => setBars(currentTarget.checked)}
        />
        {entering.error !== null && <ProblemNote error={entering.error} />}
        <Button type="submit" loading={entering.isPending} disabled={fromOn === undefined}>
          Enter
        </Button>
      </form>
    </Modal>
  );
}

import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { field } from '../../lib/form';
import { DayField } from '../../ui/day-field';
import { ProblemNote } from '../../ui/states';
import { type DoneDate, useEntering } from './api';
import styles from './personnel.module.css';
import { DATE_WORDS } from './words';

interface DateDialogProps {
  readonly personId: string;
  readonly name: string;
  readonly onClose: () => void;
}

const KINDS = ['screening', 'training', 'agreement'] as const;

/** Enters what was done, and on which day. */
export function DateDialog({ personId, name, onClose }: DateDialogProps) {
  const entering = useEntering(personId);
  const [kind, setKind] = useState<DoneDate['kind']>('training');
  const [doneOn, setDoneOn] = useState<string>();
  return (
    <Modal
      opened
      onClose={onClose}
      title={`Enter a date of ${name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (doneOn === undefined) return;
          const reference = field(new FormData(event.currentTarget), 'reference').trim();
          const date = { kind, doneOn, ...(reference === '' ? {} : { reference }) };
          entering.mutate(date, { onSuccess: onClose });
        }}
      >
        <NativeSelect
          label="What was done"
          value={kind}
          data={KINDS.map((value) => ({ value, label: DATE_WORDS[value] }))}
          onChange={({ currentTarget }) =>
            setKind(KINDS.find((value) => value === currentTarget.value) ?? 'training')
          }
        />
        <DayField label="On" value={doneOn} onChange={setDoneOn} />
        <TextInput label="Where the paper is" name="reference" maxLength={200} />
        {entering.error !== null && <ProblemNote error={entering.error} />}
        <Button type="submit" loading={entering.isPending} disabled={doneOn === undefined}>
          Enter
        </Button>
      </form>
    </Modal>
  );
}

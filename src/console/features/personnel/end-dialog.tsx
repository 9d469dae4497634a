import { Button, Checkbox, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { field } from '../../lib/form';
import { startOfDay } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { DayField } from '../../ui/day-field';
import { ProblemNote } from '../../ui/states';
import { useMay } from '../identity/session';
import { useEndAtOnce, usePlannedEnd } from './api';
import styles from './personnel.module.css';

interface EndDialogProps {
  readonly personId: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** Ends an employment and all access with it: at once, or on a day. */
export function EndDialog({ personId, name, onClose }: EndDialogProps) {
  const [mayEndNow, mayPlan] = [useMay('person.disable'), useMay('personnel.manage')];
  const [isAtOnce, setAtOnce] = useState(mayEndNow);
  const [isHighRisk, setHighRisk] = useState(false);
  const [day, setDay] = useState<string>();
  const zone = useZone();
  const atOnce = useEndAtOnce(personId);
  const planned = usePlannedEnd(personId);
  const acting = isAtOnce ? atOnce : planned;
  const submit = (reason: string) => {
    if (isAtOnce) atOnce.mutate({ isHighRisk, reason }, { onSuccess: onClose });
    else if (day !== undefined) {
      planned.mutate({ endsAt: startOfDay(day, zone), reason }, { onSuccess: onClose });
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={`End the employment of ${name}`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          submit(field(new FormData(event.currentTarget), 'reason').trim());
        }}
      >
        {mayEndNow && mayPlan && (
          <SegmentedControl
            aria-label="When"
            value={isAtOnce ? 'now' : 'day'}
            onChange={(value) => setAtOnce(value === 'now')}
            data={[
              { value: 'now', label: 'At once' },
              { value: 'day', label: 'On a day' },
            ]}
          />
        )}
        {isAtOnce ? (
          <>
            <p>Every session ends in this moment, and what is playing stops within seconds.</p>
            <Checkbox
              label="High risk: access must end within half an hour"
              checked={isHighRisk}
              onChange={({ currentTarget }) => setHighRisk(currentTarget.checked)}
            />
          </>
        ) : (
          <DayField
            label="From this day on"
            description="Access ends as the day begins, or now where that is past."
            value={day}
            onChange={setDay}
          />
        )}
        <TextInput label="Reason" name="reason" required withAsterisk={false} maxLength={500} />
        {acting.error !== null && <ProblemNote error={acting.error} />}
        <Button type="submit" loading={acting.isPending} disabled={!isAtOnce && day === undefined}>
          {isAtOnce ? 'End all access now' : 'Enter the end'}
        </Button>
      </form>
    </Modal>
  );
}

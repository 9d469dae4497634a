import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Draw } from '../../api/types';
import { field } from '../../lib/form';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useMay } from '../identity/session';
import { useDrawStep } from './api';
import styles from './sampling.module.css';

/** Gives a draw up, with a reason, while no seed is known. */
export function VoidDraw({ draw }: { readonly draw: Draw }) {
  const mayConduct = useMay('draw.conduct');
  const [isAsking, setAsking] = useState(false);
  const step = useDrawStep(draw.id);
  if (!mayConduct || (draw.state !== 'declared' && draw.state !== 'frozen')) return null;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    step.mutate({ do: 'void', reason: field(new FormData(event.currentTarget), 'reason') });
  };
  return (
    <Panel
      title="Give the draw up"
      note="Possible until there is a seed. The draw stays in the list with its reason, and its name is used up."
    >
      {isAsking ? (
        <form onSubmit={submit} className={styles.form}>
          <TextInput
            label="Reason"
            name="reason"
            required
            withAsterisk={false}
            maxLength={1000}
            autoFocus
          />
          {step.error !== null && <ProblemNote error={step.error} />}
          <Button type="submit" color="red" variant="light" loading={step.isPending}>
            Give up this draw
          </Button>
        </form>
      ) : (
        <Button variant="default" onClick={() => setAsking(true)}>
          Give up…
        </Button>
      )}
    </Panel>
  );
}

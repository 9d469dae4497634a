import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Draw } from '../../api/types';
import { ProblemNote } from '../../ui/states';
import { useDrawStep } from './api';
import { DICE, diceProblem, digitsOf } from './dice';
import styles from './draw-page.module.css';

interface StepProps {
  readonly draw: Draw;
}

/** Fixes the list of clips for good. */
export function FreezeStep({ draw }: StepProps) {
  const step = useDrawStep(draw.id);
  return (
    <div className={styles.act}>
      <p className={styles.hint}>
        Counts the clips of the window, leaves out what the policy leaves out, and fixes the list.
        Afterwards its root is shown here.
      </p>
      {step.error !== null && <ProblemNote error={step.error} />}
      <Button loading={step.isPending} onClick={() => step.mutate({ do: 'freeze' })}>
        Freeze the population
      </Button>
    </div>
  );
}

/** Takes twenty digits twice, from two people who both read the dice. */
export function SeedStep({ draw }: StepProps) {
  const step = useDrawStep(draw.id);
  const [digits, setDigits] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const found = diceProblem(digits, again);
    setProblem(found);
    if (found === null) {
      step.mutate({ do: 'seed', digits: digitsOf(digits), digitsAgain: digitsOf(again) });
    }
  };
  const common = {
    inputMode: 'numeric',
    autoComplete: 'off',
    spellCheck: false,
    size: 'md',
  } as const;
  return (
    <form onSubmit={submit} className={styles.act}>
      <p className={styles.hint}>
        Throw twenty ten-sided dice where people can see them. One person reads and types the
        digits; a second person reads the dice again and types them once more.
      </p>
      <TextInput
        {...common}
        className={styles.digits}
        label="Twenty digits"
        description={`${String(digitsOf(digits).length)} of ${String(DICE)}`}
        value={digits}
        onChange={({ currentTarget }) => setDigits(currentTarget.value)}
      />
      <TextInput
        {...common}
        className={styles.digits}
        label="The same, read and typed again"
        description={`${String(digitsOf(again).length)} of ${String(DICE)}`}
        value={again}
        onChange={({ currentTarget }) => setAgain(currentTarget.value)}
        onPaste={(event) => event.preventDefault()}
        error={problem}
      />
      {step.error !== null && <ProblemNote error={step.error} />}
      <Button type="submit" loading={step.isPending}>
        Set the seed
      </Button>
    </form>
  );
}

/** Draws the smallest tickets and fills the queues. */
export function ExecuteStep({ draw }: StepProps) {
  const step = useDrawStep(draw.id);
  return (
    <div className={styles.act}>
      <p className={styles.hint}>
        Nothing is left to decide: the seed and the frozen list give the sample, and the rules give
        each clip its reviewer.
      </p>
      {step.error !== null && <ProblemNote error={step.error} />}
      <Button loading={step.isPending} onClick={() => step.mutate({ do: 'execute' })}>
        Execute the draw
      </Button>
    </div>
  );
}

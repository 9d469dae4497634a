import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { size } from '../lib/figures';
import { type TakingAway, useTakeAway } from '../lib/use-take-away';
import { ProblemNote } from './states';
import styles from './take-away.module.css';

interface TakeAwayProps {
  readonly address: string;
  /** Name of the file that the browser keeps. */
  readonly name: string;
  /** What the button says. */
  readonly children: ReactNode;
  /** What a screen reader is told where the words alone would not say which file. */
  readonly label?: string;
}

/** A button that fetches a file, says how far it is, and can be stopped. */
export function TakeAway({ address, name, children, label }: TakeAwayProps) {
  const { taking, start, stop } = useTakeAway(address, name);
  const isBusy = taking.state === 'waiting' || taking.state === 'receiving';
  return (
    <div className={styles.takeAway}>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconDownload size={14} />}
        onClick={isBusy ? stop : start}
        {...(label === undefined || isBusy ? {} : { 'aria-label': label })}
      >
        {isBusy ? 'Stop' : children}
      </Button>
      <span role="status" className={styles.progress}>
        {wordsOf(taking)}
      </span>
      {taking.state === 'refused' && <ProblemNote error={taking.error} onRetry={start} />}
    </div>
  );
}

function wordsOf(taking: TakingAway): string {
  switch (taking.state) {
    case 'waiting':
      return 'Waiting for a checkpoint over this export';
    case 'receiving':
      return `${size(taking.bytes)} so far`;
    case 'done':
      return `Taken away, ${size(taking.bytes)}`;
    case 'idle':
    case 'refused':
      return '';
  }
}

import { Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './explained.module.css';

interface ExplainedProps {
  /** What the number or word means and how it came about. */
  readonly by: ReactNode;
  readonly children: ReactNode;
}

/** A number or word that explains itself on hover, focus and touch. */
export function Explained({ by, children }: ExplainedProps) {
  return (
    <Tooltip
      label={by}
      multiline
      w={280}
      withArrow
      events={{ hover: true, focus: true, touch: true }}
      classNames={{ tooltip: styles.tip ?? '' }}
    >
      <button type="button" className={styles.explained}>
        {children}
      </button>
    </Tooltip>
  );
}

import type { ReactNode } from 'react';
import { cls } from '../lib/cls';
import { Explained } from './explained';
import styles from './figure-strip.module.css';
import type { Tone } from './status';

export interface Figure {
  readonly label: string;
  readonly value: string;
  readonly explains: ReactNode;
  /** Only where the number asks for something; most numbers stay plain. */
  readonly tone?: Tone;
}

interface FigureStripProps {
  readonly label: string;
  readonly figures: readonly Figure[];
}

/** A row of numbers that belong together, each with its explanation. */
export function FigureStrip({ label, figures }: FigureStripProps) {
  return (
    <dl className={styles.strip} aria-label={label}>
      {figures.map((figure) => (
        <div className={styles.figure} key={figure.label}>
          <dt className={styles.label}>{figure.label}</dt>
          <dd className={cls(styles.value, styles[figure.tone ?? 'calm'])}>
            <Explained by={figure.explains}>{figure.value}</Explained>
          </dd>
        </div>
      ))}
    </dl>
  );
}

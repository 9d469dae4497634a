import type { ReactNode } from 'react';
import { Bob } from './mark';
import styles from './plumb-steps.module.css';

interface Step {
  readonly key: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  readonly body?: ReactNode;
}

interface PlumbStepsProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

/** Steps in order along one line; the line ends, with its bob, where things stand now. */
export function PlumbSteps({ label, steps }: PlumbStepsProps) {
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map((step, index) => (
        <li key={step.key} className={styles.step}>
          <span className={styles.mark} aria-hidden="true">
            {index === steps.length - 1 ? <Bob size={13} /> : <span className={styles.dot} />}
          </span>
          <div className={styles.words}>
            <div className={styles.title}>{step.title}</div>
            {step.aside !== undefined && <div className={styles.aside}>{step.aside}</div>}
            {step.body}
          </div>
        </li>
      ))}
    </ol>
  );
}

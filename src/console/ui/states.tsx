import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { asProblem } from '../lib/problem';
import { Bob } from './mark';
import styles from './states.module.css';

interface EmptyProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing to show: says so, and what to do about it. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <span className={styles.line} />
      <span className={styles.bob}>
        <Bob size={14} />
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{children}</p>
      {action !== undefined && <div className={styles.actions}>{action}</div>}
    </div>
  );
}

interface ProblemNoteProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
}

/** What went wrong, what would help, and the id under which the server's log knows it. */
export function ProblemNote({ error, onRetry }: ProblemNoteProps) {
  const problem = asProblem(error);
  return (
    <div className={styles.problem} role="alert">
      <p className={styles.says}>{problem.says}</p>
      {problem.mend !== null && <p>{problem.mend}</p>}
      {problem.requestId !== null && (
        <p className={styles.trace}>
          Reference for support: <code>{problem.requestId}</code>
        </p>
      )}
      {onRetry !== undefined && (
        <Button size="xs" mt={10} variant="default" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface WaitingProps {
  readonly rows?: number;
  readonly label?: string;
}

/** The shape of what is coming, while it comes. */
export function Waiting({ rows = 6, label = 'Loading' }: WaitingProps) {
  return (
    <div className={styles.waiting} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={18} width={`${String(96 - ((row * 17) % 38))}%`} radius="sm" />
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import { cls } from '../lib/cls';
import { Status } from './status';
import styles from './verdict.module.css';

interface VerdictProps {
  readonly tone: 'good' | 'warn' | 'bad';
  /** The state in a word, for the sign above the sentence. */
  readonly word: string;
  /** The verdict itself, one sentence. */
  readonly says: ReactNode;
  readonly children?: ReactNode;
}

/** What a check found: loud where something is wrong, and announced as soon as it is there. */
export function Verdict({ tone, word, says, children }: VerdictProps) {
  return (
    <div className={cls(styles.verdict, styles[tone])} role={tone === 'bad' ? 'alert' : 'status'}>
      <Status tone={tone}>{word}</Status>
      <p className={styles.says}>{says}</p>
      {children}
    </div>
  );
}

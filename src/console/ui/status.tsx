import type { ReactNode } from 'react';
import { cls } from '../lib/cls';
import styles from './status.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'calm';

interface StatusProps {
  readonly tone: Tone;
  readonly children: ReactNode;
}

/** Each tone has its own shape, so the state is legible without colour. */
const SHAPES: Readonly<Record<Tone, ReactNode>> = {
  good: <path d="M2.2 6.4l2.5 2.5 5-5.6" fill="none" stroke="currentColor" strokeWidth="1.9" />,
  warn: <path d="M6 1.2L11 10.6H1z" fill="currentColor" />,
  bad: (
    <path
      d="M2.4 2.4l7.2 7.2M9.6 2.4L2.4 9.6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
    />
  ),
  calm: <circle cx="6" cy="6" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
};

/** A state in one word, with a shape of its own. */
export function Status({ tone, children }: StatusProps) {
  return (
    <span className={cls(styles.status, styles[tone])}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  );
}

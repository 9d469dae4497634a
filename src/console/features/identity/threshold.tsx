import { useEffect, type ReactNode } from 'react';
import styles from './threshold.module.css';

interface ThresholdProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
}

/** The pages before the door: one wall, one line that hangs true, one form. */
export function Threshold({ title, lead, children }: ThresholdProps) {
  useEffect(() => {
    document.title = `${title} · Plumbline`;
  }, [title]);
  return (
    <div className={styles.threshold}>
      <header className={styles.wall}>
        <span className={styles.line} aria-hidden="true">
          <svg className={styles.bob} viewBox="0 0 34 36">
            <path d="M1 0h16v35z" fill="#dcb45c" />
            <path d="M33 0H17v35z" fill="#9a7226" />
          </svg>
        </span>
        <p className={styles.name}>
          Plumbline
          <small>The independent witness of body-worn camera footage.</small>
        </p>
      </header>
      <main className={styles.door}>
        <div className={styles.sheet}>
          <h1 className={styles.title}>{title}</h1>
          <p className={styles.lead}>{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}

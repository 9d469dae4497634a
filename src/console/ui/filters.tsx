import type { ReactNode } from 'react';
import styles from './filters.module.css';

interface FiltersProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A row of filters above a list; each change goes to the address at once, so no button is needed. */
export function Filters({ label, children }: FiltersProps) {
  return (
    <search aria-label={label} className={styles.filters}>
      {children}
    </search>
  );
}

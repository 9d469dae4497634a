import { Fragment, type ReactNode } from 'react';
import styles from './facts.module.css';

interface FactsProps {
  /** Pairs of name and value; a null value leaves the pair out. */
  readonly of: readonly (readonly [string, ReactNode])[];
}

/** Names and values, aligned. */
export function Facts({ of }: FactsProps) {
  return (
    <dl className={styles.facts}>
      {of
        .filter(([, value]) => value !== null && value !== undefined)
        .map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
    </dl>
  );
}

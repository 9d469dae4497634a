import styles from './key-cap.module.css';

interface KeyCapProps {
  readonly children: string;
}

/** A key as it is printed on the keyboard. */
export function KeyCap({ children }: KeyCapProps) {
  return <kbd className={styles.cap}>{children}</kbd>;
}

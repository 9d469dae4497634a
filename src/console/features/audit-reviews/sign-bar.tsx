import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AuditFinding } from '../../api/types';
import { counted } from '../../lib/figures';
import { KeyCap } from '../../ui/key-cap';
import { isOpen } from './worklist-model';
import styles from './worklist.module.css';

interface SignBarProps {
  readonly findings: readonly AuditFinding[];
  readonly onSign: () => void;
  readonly keys: ReactNode;
}

/** What is left, and the way to the signature. */
export function SignBar({ findings, onSign, keys }: SignBarProps) {
  const left = findings.filter(isOpen).length;
  return (
    <div className={styles.bar}>
      <p role="status">
        {left === 0 ? 'Everything is marked.' : `${counted(left, 'finding')} without a mark.`}
      </p>
      <div className={styles.barActions}>
        {keys}
        <Button onClick={onSign} aria-haspopup="dialog" rightSection={<KeyCap>S</KeyCap>}>
          Sign the week
        </Button>
      </div>
    </div>
  );
}

import { ActionIcon, CopyButton, Tooltip } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import styles from './copyable.module.css';

interface CopyIconProps {
  readonly value: string;
  /** What it is, for the button's name: `Copy the root`. */
  readonly what: string;
}

/** A button that copies something. */
export function CopyIcon({ value, what }: CopyIconProps) {
  return (
    <CopyButton value={value} timeout={1600}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${what}`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            onClick={copy}
            aria-label={`Copy ${what}`}
          >
            {copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}

interface CopyableProps extends CopyIconProps {
  /** Shows only this many characters from the front; the whole is copied. */
  readonly short?: number;
}

/** A digest, id or proof in fixed-width letters, with a button that copies all of it. */
export function Copyable({ value, what, short }: CopyableProps) {
  const shown = short !== undefined && value.length > short ? `${value.slice(0, short)}…` : value;
  return (
    <span className={styles.copyable}>
      <code title={value}>{shown}</code>
      <CopyIcon value={value} what={what} />
    </span>
  );
}

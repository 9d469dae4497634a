import { Modal, Switch } from '@mantine/core';
import { usePreference } from '../../lib/preferences';
import { KeyCap } from '../../ui/key-cap';
import styles from './worklist.module.css';

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [['1', '2', '3'], 'Nothing unusual, explained, needs action'],
  [['↑', '↓'], 'Finding before, next finding; K and J do the same'],
  [['Enter'], 'In a note: keeps the mark and goes on'],
  [['S'], 'To the signature; Ctrl and Enter from anywhere'],
  [['?'], 'This list'],
];

/** What each key does, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysDialog({ isOpen, onClose }: KeysDialogProps) {
  const [isOn, setOn] = usePreference('review.shortcuts', true);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <dl className={styles.summary}>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <KeyCap key={key}>{key}</KeyCap>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <Switch
        mt="lg"
        label="Single keys work"
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
    </Modal>
  );
}

import { Modal, Switch } from '@mantine/core';
import { usePreference } from '../lib/preferences';
import { KeyCap } from './key-cap';
import styles from './keys-dialog.module.css';

/** The keys of one part of a screen, and what each does. */
export interface KeyGroup {
  readonly title: string;
  readonly keys: readonly (readonly [keys: readonly string[], does: string])[];
}

/** What works on every screen. */
const EVERYWHERE: KeyGroup = {
  title: 'Everywhere',
  keys: [[['Alt', 'L'], 'Lock the screen']],
};

interface KeysDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly groups: readonly KeyGroup[];
}

/** What each key does, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysDialog({ isOpen, onClose, groups }: KeysDialogProps) {
  const [isOn, setOn] = usePreference('review.shortcuts', true);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys"
      size={groups.length > 1 ? 'lg' : 'md'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles.columns}>
        {[...groups, EVERYWHERE].map(({ title, keys }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.list}>
              {keys.map(([caps, does]) => (
                <div key={does} className={styles.row}>
                  <dt>
                    {caps.map((cap) => (
                      <KeyCap key={cap}>{cap}</KeyCap>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        mt="lg"
        label="Single keys work"
        description="Switch off if you use speech input or press keys by accident. Ctrl and Enter still signs."
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
    </Modal>
  );
}

import { Modal, Switch } from '@mantine/core';
import { usePreference } from '../../lib/preferences';
import { KeyCap } from '../../ui/key-cap';
import styles from './keys-legend.module.css';

interface KeysLegendProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

const KEYS: readonly (readonly [string, readonly (readonly [readonly string[], string])[]])[] = [
  [
    'Player',
    [
      [['Space'], 'Play or pause'],
      [['J', 'K', 'L'], 'Back, stop, on; again for faster'],
      [['←', '→'], '5 seconds; with Shift 10'],
      [[',', '.'], 'One frame back, one on'],
      [['[', ']'], 'Slower, faster'],
      [['P', 'N'], 'Event before, next event'],
      [['Home', 'End'], 'Start, end'],
      [['V'], 'Sound off and on'],
    ],
  ],
  [
    'Form',
    [
      [['1', '2', '3'], 'Answer the marked question: yes, no, does not apply'],
      [['↑', '↓'], 'Question before, next question'],
      [['Enter'], 'Sign; in a note: on to the next question'],
      [['Ctrl', 'Enter'], 'Sign from anywhere, also from a note'],
      [['?'], 'This list'],
    ],
  ],
];

/** What each key does, and the switch that turns single keys off (WCAG 2.1.4). */
export function KeysLegend({ isOpen, onClose }: KeysLegendProps) {
  const [isOn, setOn] = usePreference('review.shortcuts', true);
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title="Keys"
      size="lg"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={styles.columns}>
        {KEYS.map(([title, rows]) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.list}>
              {rows.map(([keys, does]) => (
                <div key={does} className={styles.row}>
                  <dt>
                    {keys.map((key) => (
                      <KeyCap key={key}>{key}</KeyCap>
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

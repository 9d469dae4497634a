import type { KeyGroup } from '../../ui/keys-dialog';

/** The keys of the workspace. */
export const REVIEW_KEYS: readonly KeyGroup[] = [
  {
    title: 'Player',
    keys: [
      [['Space'], 'Play or pause'],
      [['J', 'K', 'L'], 'Back, stop, on; again for faster'],
      [['←', '→'], '5 seconds; with Shift 10'],
      [[',', '.'], 'One frame back, one on'],
      [['[', ']'], 'Slower, faster'],
      [['P', 'N'], 'Event before, next event'],
      [['Home', 'End'], 'Start, end'],
      [['V'], 'Sound off and on'],
    ],
  },
  {
    title: 'Form',
    keys: [
      [['1', '2', '3'], 'Answer the marked question: yes, no, does not apply'],
      [['↑', '↓'], 'Question before, next question'],
      [['Enter'], 'Sign; in a note: on to the next question'],
      [['Ctrl', 'Enter'], 'Sign from anywhere, also from a note'],
      [['?'], 'This list'],
    ],
  },
];

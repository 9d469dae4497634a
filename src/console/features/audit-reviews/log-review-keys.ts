import type { KeyGroup } from '../../ui/keys-dialog';

/** The keys of the worklist. */
export const LOG_REVIEW_KEYS: readonly KeyGroup[] = [
  {
    title: 'Week',
    keys: [
      [['1', '2', '3'], 'Nothing unusual, explained, needs action'],
      [['↑', '↓'], 'Finding before, next finding; K and J do the same'],
      [['Enter'], 'In a note: keeps the mark and goes on'],
      [['S'], 'To the signature; Ctrl and Enter from anywhere'],
      [['?'], 'This list'],
    ],
  },
];

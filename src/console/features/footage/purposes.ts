import type { Purpose, StatedPurpose } from '../../api/types';

interface PurposeWords {
  readonly code: Purpose;
  readonly words: string;
  /** What has to be told besides; the server asks for the same. */
  readonly needs: 'reference' | 'explanation' | null;
}

/** Why somebody opens footage outside of a review, in the order of the digits that choose them. */
export const PURPOSES: readonly PurposeWords[] = [
  { code: 'investigation', words: 'Investigation', needs: 'reference' },
  { code: 'report-writing', words: 'Writing a report', needs: 'reference' },
  { code: 'data-request', words: 'Data request', needs: 'reference' },
  { code: 'complaint', words: 'Complaint or internal affairs', needs: 'reference' },
  { code: 'categorization', words: 'Giving the clip its category', needs: null },
  { code: 'training', words: 'Training', needs: null },
  { code: 'technical-check', words: 'Technical check', needs: null },
  { code: 'other', words: 'Something else', needs: 'explanation' },
];

/** What a purpose needs besides; nothing for one that this console does not know. */
export function needsOf(code: Purpose): PurposeWords['needs'] {
  return PURPOSES.find((one) => one.code === code)?.needs ?? null;
}

/** The purpose that a digit of the keyboard chooses. */
export function purposeOfKey(key: string): Purpose | null {
  return /^[1-9]$/.test(key) ? (PURPOSES[Number(key) - 1]?.code ?? null) : null;
}

/** Whether everything is said that the purpose needs. */
export function isSaid({ purpose, reference = '', explanation = '' }: StatedPurpose): boolean {
  switch (needsOf(purpose)) {
    case 'reference':
      return reference.trim() !== '';
    case 'explanation':
      return explanation.trim() !== '';
    case null:
      return true;
  }
}

/** As the server takes it: only what belongs to the purpose. */
export function toStated({
  purpose,
  reference = '',
  explanation = '',
}: StatedPurpose): StatedPurpose {
  return {
    purpose,
    ...(reference.trim() === '' ? {} : { reference: reference.trim() }),
    ...(needsOf(purpose) === 'explanation' ? { explanation: explanation.trim() } : {}),
  };
}

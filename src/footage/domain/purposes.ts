import { footageRefusals } from './footage.errors.js';

/**
 * Why this person opens this clip now (Minn. Stat. 13.825 subd. 7(b), 13.05 subd. 5), and what has
 * to be told besides: the number of a case or request, or in words what the list does not say.
 */
export const PURPOSES = {
  review: { needs: null },
  investigation: { needs: 'reference' },
  'report-writing': { needs: 'reference' },
  'data-request': { needs: 'reference' },
  complaint: { needs: 'reference' },
  categorization: { needs: null },
  training: { needs: null },
  'technical-check': { needs: null },
  other: { needs: 'explanation' },
} as const satisfies Record<string, { needs: 'reference' | 'explanation' | null }>;
export type Purpose = keyof typeof PURPOSES;

/** Those that somebody states; `review` comes with the review that a clip is opened for. */
export const STATED_PURPOSES = [
  'investigation',
  'report-writing',
  'data-request',
  'complaint',
  'categorization',
  'training',
  'technical-check',
  'other',
] as const satisfies readonly Exclude<Purpose, 'review'>[];

/** What an act with footage is done for, as it is kept with the act. */
export interface StatedPurpose {
  readonly purpose: Purpose;
  /** Number of the case, request or complaint. */
  readonly reference: string | null;
  /** In the person's own words. */
  readonly explanation: string | null;
}

export const FOR_REVIEW: StatedPurpose = { purpose: 'review', reference: null, explanation: null };

/** @throws DomainError `footage.reference-missing`, `.explanation-missing` */
export function checkPurpose(stated: StatedPurpose): void {
  const { needs } = PURPOSES[stated.purpose];
  if (needs === 'reference' && isBlank(stated.reference)) {
    throw footageRefusals.refuse('reference-missing', { purpose: stated.purpose });
  }
  if (needs === 'explanation' && isBlank(stated.explanation)) {
    throw footageRefusals.refuse('explanation-missing');
  }
}

/** What an entry keeps beside it of a purpose: only what was told. */
export function disclosedOf({ reference, explanation }: StatedPurpose) {
  return {
    ...(reference === null ? {} : { reference }),
    ...(explanation === null ? {} : { explanation }),
  };
}

const isBlank = (text: string | null) => text === null || text.trim() === '';

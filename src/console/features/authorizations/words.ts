import type { Authorization, Restriction } from '../../api/types';
import type { Tone } from '../../ui/status';

export const KINDS = ['viewing', 'designation', 'clearance'] as const;
export const STANDINGS = ['valid', 'future', 'ended', 'revoked'] as const;

export const KIND_WORDS: Readonly<Record<Authorization['kind'], string>> = {
  viewing: 'Watching footage',
  designation: 'Authorizing in the chief’s place',
  clearance: 'Restricted clips',
};

export const RESTRICTION_WORDS: Readonly<Record<Restriction, string>> = {
  juvenile: 'Juvenile',
  'sexual-assault': 'Sexual assault',
  undercover: 'Undercover',
  'internal-investigation': 'Internal investigation',
  other: 'Other restriction',
};
export const RESTRICTIONS = [
  'juvenile',
  'sexual-assault',
  'undercover',
  'internal-investigation',
  'other',
] as const satisfies readonly Restriction[];

export const STANDING_TONES: Readonly<Record<Authorization['standing'], Tone>> = {
  valid: 'good',
  future: 'calm',
  ended: 'warn',
  revoked: 'bad',
};

export const STANDING_WORDS: Readonly<Record<Authorization['standing'], string>> = {
  valid: 'Valid',
  future: 'Not yet valid',
  ended: 'Ended',
  revoked: 'Revoked',
};

/** Days before the end at which a valid authorization is shown as ending. */
const SOON_DAYS = 30;

/** `Valid`, `Ends in 12 days`, `Revoked` …, with the tone that fits. */
export function standingOf(
  { standing }: Pick<Authorization, 'standing'>,
  daysLeft: number,
): { readonly tone: Tone; readonly words: string } {
  if (standing === 'valid' && daysLeft <= SOON_DAYS) {
    const words =
      daysLeft <= 0 ? 'Ends today' : `Ends in ${String(daysLeft)} day${daysLeft === 1 ? '' : 's'}`;
    return { tone: 'warn', words };
  }
  return { tone: STANDING_TONES[standing], words: STANDING_WORDS[standing] };
}

/** What it covers, in words: `Clips of Central Precinct, and those assigned for review`. */
export function coverageOf(given: Authorization): string {
  if (given.kind === 'designation') return 'May authorize others, never themselves';
  if (given.kind === 'clearance') {
    return given.restrictions.map((one) => RESTRICTION_WORDS[one]).join(', ');
  }
  const clips = {
    own: 'Their own clips',
    units: `Clips of ${given.units.map(({ name }) => name).join(', ')}`,
    all: 'All clips',
  }[given.reach ?? 'own'];
  return given.coversReviews && given.reach !== 'all'
    ? `${clips}, and those assigned for review`
    : clips;
}

/** By what right it was given. */
export function authorityOf({ person, authorizedBy, designationId }: Authorization): string {
  if (designationId !== null) return `${authorizedBy.name}, designated by the chief`;
  return person.id === authorizedBy.id
    ? `${authorizedBy.name}, head of the agency, who has nobody above`
    : `${authorizedBy.name}, head of the agency`;
}

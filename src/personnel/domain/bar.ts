import { DATE_WORDS, type DateStanding } from './dates.js';
import type { Employment } from './employment.js';

/** Why somebody may not come in although they are who they say. */
export interface Bar {
  readonly code: string;
  /** What is wrong, for the person themselves. */
  readonly says: string;
  readonly mend: string;
}

/** What shuts somebody out, the weightiest first; null where nothing does. */
export function barOf(employment: Employment, dates: readonly DateStanding[]): Bar | null {
  if (employment.state === 'terminated') {
    const says = 'Your employment here has ended.';
    return { code: 'personnel.terminated', says, mend: 'Ask your administrator if it has not.' };
  }
  if (employment.leave?.barsAccess === true) {
    const says = 'You are on leave, and your account rests meanwhile.';
    const mend = 'Ask your administrator to end the leave, if you are back.';
    return { code: 'personnel.on-leave', says, mend };
  }
  return barOfDates(dates);
}

export function barOfDates(dates: readonly DateStanding[]): Bar | null {
  const barring = dates.filter(({ bars }) => bars);
  if (barring.length === 0) return null;
  const lacks = barring.map(({ kind, standing, endsOn }) =>
    standing === 'missing'
      ? `no ${DATE_WORDS[kind]} is on record`
      : `your ${DATE_WORDS[kind]} ended on ${endsOn ?? ''}`,
  );
  const text = `${lacks.join('; ')}.`;
  const says = text.charAt(0).toUpperCase() + text.slice(1);
  const mend = 'Ask your administrator to enter the day on which it was done, once it is.';
  return { code: 'personnel.not-in-order', says, mend };
}

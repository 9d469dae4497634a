import { DATE_WORDS, type DateStanding } from './dates.js';
import type { Employment } from './employment.js';

/** Why somebody may not come in although they are who they say. */
export interface Bar {
  readonly code: string;
  /** What is wrong and how it is mended, for the person themselves. */
  readonly says: string;
}

/** What shuts somebody out, the weightiest first; null where nothing does. */
export function barOf(employment: Employment, dates: readonly DateStanding[]): Bar | null {
  if (employment.state === 'terminated') {
    const says = 'Your employment has ended here. Ask your administrator if that is a mistake.';
    return { code: 'personnel.terminated', says };
  }
  if (employment.leave?.barsAccess === true) {
    const says =
      'You are on leave, and your account rests meanwhile. Your administrator can end the leave.';
    return { code: 'personnel.on-leave', says };
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
  const text = `${lacks.join('; ')}. Ask your administrator to enter the date once it is done.`;
  return { code: 'personnel.not-in-order', says: text.charAt(0).toUpperCase() + text.slice(1) };
}

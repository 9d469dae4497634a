import type { DateStanding, Personnel } from '../../api/types';
import { Status, type Tone } from '../../ui/status';

export const DATE_WORDS: Readonly<Record<DateStanding['kind'], string>> = {
  screening: 'Screening',
  training: 'Training',
  agreement: 'Agreement',
};

const STANDINGS: Readonly<Record<DateStanding['standing'], readonly [Tone, string]>> = {
  good: ['good', 'Good'],
  'ends-soon': ['warn', 'Ends soon'],
  grace: ['warn', 'To be entered'],
  missing: ['bad', 'Missing'],
  overdue: ['bad', 'Overdue'],
};

/** How a date stands, with the day on which it ends. */
export function Standing({ date }: { readonly date: DateStanding }) {
  const [tone, word] = STANDINGS[date.standing];
  return (
    <Status tone={tone}>
      {word}
      {date.endsOn === null
        ? ''
        : `, ${date.standing === 'overdue' ? 'since' : 'until'} ${date.endsOn}`}
    </Status>
  );
}

const EMPLOYMENT: Readonly<Record<Personnel['employment'], readonly [Tone, string]>> = {
  active: ['good', 'Active'],
  'on-leave': ['calm', 'On leave'],
  terminated: ['bad', 'Left'],
};

export function Employment({ of }: { readonly of: Personnel['employment'] }) {
  const [tone, word] = EMPLOYMENT[of];
  return <Status tone={tone}>{word}</Status>;
}

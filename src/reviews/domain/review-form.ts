import { invariant } from '../../platform/errors/invariant.js';

/** The answers that every question takes. */
export const ANSWERS = ['yes', 'no', 'not_applicable'] as const;
export type Answer = (typeof ANSWERS)[number];

/** What a review finds: something to be mended, or something to be thanked for. */
export const FINDING_KINDS = ['fault', 'praise'] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface Question {
  /** Stable within the form; stored with each answer. */
  readonly id: string;
  readonly asks: string;
  /** What helps to answer alike. */
  readonly help: string;
  /** The clause of law or policy for whose sake the question is asked. */
  readonly clause: string;
  /** The answer that makes a finding, and of which kind. */
  readonly finds: { readonly answer: Answer; readonly kind: FindingKind };
}

export interface ReviewForm {
  readonly version: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/** Notes are read by people; beyond this somebody has pasted a document. */
export const NOTE_MAX_LENGTH = 2000;

const fault = { answer: 'no', kind: 'fault' } as const;

/** Forms in use never change: a better one gets a new version and stands beside this one. */
const GENERAL_REVIEW_V1: ReviewForm = {
  version: 'general-1',
  title: 'General review',
  questions: [
    {
      id: 'activated-in-time',
      asks: 'Was the camera activated in time?',
      help: 'Activation is where the sound begins, after the pre-event buffer: at the latest on arrival.',
      clause: 'Minn. Stat. 626.8473, subd. 3(b)(2) and (8): when recording is mandatory',
      finds: fault,
    },
    {
      id: 'recorded-whole-encounter',
      asks: 'Was the whole encounter recorded, and every stop or mute announced?',
      help: 'Answer no if the recording ends before the officer’s part does, without a stated reason.',
      clause: 'Minn. Stat. 626.8473, subd. 3(b)(10): when a recording may be ended',
      finds: fault,
    },
    {
      id: 'category-fits',
      asks: 'Does the clip’s category fit what it shows?',
      help: 'The category decides how long the clip is kept. Answer no if there is none.',
      clause: 'Minn. Stat. 13.825, subd. 3: retention by what the recording documents',
      finds: fault,
    },
    {
      id: 'handled-safely',
      asks: 'Was the encounter handled safely?',
      help: 'Distance, cover, handling of weapons and vehicles, care for whoever was hurt.',
      clause: 'Minn. Stat. 626.8473, subd. 3(b)(12): supervisory review; agency policy on tactics',
      finds: fault,
    },
    {
      id: 'professional-conduct',
      asks: 'Was the officer professional and respectful?',
      help: 'Words, tone and reasons given, towards everybody in the recording.',
      clause: 'Minn. Stat. 626.8473, subd. 3(b)(12): supervisory review; agency policy on conduct',
      finds: fault,
    },
    {
      id: 'commendable',
      asks: 'Is there something here that deserves praise?',
      help: 'Say what in the note: it reaches the officer as words, not as a score.',
      clause: 'Minn. Stat. 626.8473, subd. 3(b)(12): supervisory review; agency policy on awards',
      finds: { answer: 'yes', kind: 'praise' },
    },
  ],
};

const FORMS = new Map([GENERAL_REVIEW_V1].map((form) => [form.version, form]));

/** The form that new reviews get. */
export const CURRENT_FORM = GENERAL_REVIEW_V1;

/** The form under which a review was assigned: no form that was ever in use is taken away. */
export function formOf(version: string): ReviewForm {
  const form = FORMS.get(version);
  invariant(form !== undefined, `There is no review form ${version}`);
  return form;
}

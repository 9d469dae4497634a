import { subjectFrom } from '../../lib/subject';

/** What entries can be about, where personal words are found. */
export const SUBJECTS = [
  { value: 'clip', label: 'Clip' },
  { value: 'review', label: 'Review' },
  { value: 'person', label: 'Person' },
  { value: 'draw', label: 'Draw' },
];

export interface Wish {
  readonly entryIds: string[];
  readonly targets: string[];
  readonly names: string[];
}

/** Reads the fields of the form: a subject, numbers of entries, names of values. */
export function wishFrom(field: (name: string) => string): Wish {
  const id = field('subjectId').trim();
  return {
    entryIds: words(field('entries')),
    targets: id === '' ? [] : [targetFrom(field('subject'), id)],
    names: words(field('names')),
  };
}

/** The address of a page says itself what it is about; a bare identifier needs the choice beside it. */
function targetFrom(subject: string, id: string): string {
  return (/[/:]/.test(id) ? subjectFrom(id) : undefined) ?? `${subject}:${id}`;
}

function words(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((word) => word !== ''))];
}

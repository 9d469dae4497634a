import { useDebouncedCallback } from '@mantine/hooks';
import { useCallback, useState } from 'react';
import type { Review } from '../../api/types';
import { useDraft } from './api';
import { contentOf, resume, type AskedQuestion, type FormState } from './form-model';

const SAVE_AFTER_MS = 700;

export interface ReviewForm {
  readonly questions: Review['form']['questions'];
  readonly state: FormState;
  readonly notes: string;
  readonly saving: 'saved' | 'saving' | 'unsaved';
  readonly change: (
    next: (questions: readonly AskedQuestion[], state: FormState) => FormState,
  ) => void;
  readonly setNotes: (notes: string) => void;
}

/** The form of a review in progress; drafts are kept on the server shortly after each change. */
export function useForm(review: Review): ReviewForm {
  const { questions } = review.form;
  const [state, setState] = useState(() => resume(questions, review.answers));
  const [notes, setNotesState] = useState(review.notes);
  const draft = useDraft(review.id);
  const save = useDebouncedCallback(
    (answers: FormState['answers'], text: string) =>
      draft.mutate({ answers: contentOf(questions, answers), notes: text }),
    { delay: SAVE_AFTER_MS, flushOnUnmount: true },
  );
  const change = useCallback<ReviewForm['change']>(
    (next) => {
      const changed = next(questions, state);
      setState(changed);
      if (changed.answers !== state.answers) save(changed.answers, notes);
    },
    [questions, state, notes, save],
  );
  const setNotes = useCallback(
    (text: string) => {
      setNotesState(text);
      save(state.answers, text);
    },
    [state, save],
  );
  const saving = draft.isPending ? 'saving' : draft.isError ? 'unsaved' : 'saved';
  return { questions, state, notes, saving, change, setNotes };
}

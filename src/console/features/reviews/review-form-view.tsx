import { Textarea } from '@mantine/core';
import type { ReviewForm } from './use-form';
import { QuestionField } from './question-field';
import styles from './review-form-view.module.css';

interface ReviewFormViewProps {
  readonly form: ReviewForm;
  readonly title: string;
}

/** The questions beside the player; the focused one takes the digits. */
export function ReviewFormView({ form, title }: ReviewFormViewProps) {
  return (
    <div className={styles.scroll}>
      <h2 className={styles.title}>{title}</h2>
      <ol className={styles.questions}>
        {form.questions.map((question, index) => (
          <li key={question.id}>
            <QuestionField form={form} question={question} index={index} />
          </li>
        ))}
      </ol>
      <div className={styles.notes}>
        <Textarea
          label="Notes on the review as a whole"
          description="Kept with the review; shown only to those who may read it."
          autosize
          minRows={2}
          maxLength={2000}
          value={form.notes}
          onChange={(event) => form.setNotes(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

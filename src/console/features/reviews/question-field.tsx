import { Textarea } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { Question } from '../../api/types';
import { cls } from '../../lib/cls';
import { KeyCap } from '../../ui/key-cap';
import { CHOICES, choose, finishWriting, isFinding, move, write, type Choice } from './form-model';
import styles from './question-field.module.css';
import type { ReviewForm } from './use-form';

interface QuestionFieldProps {
  readonly form: ReviewForm;
  readonly question: Question;
  readonly index: number;
}

const LABELS: Readonly<Record<Choice, string>> = {
  yes: 'Yes',
  no: 'No',
  not_applicable: 'Does not apply',
};

/** One question: its choices as buttons, and a note where one is needed or written. */
export function QuestionField({ form, question, index }: QuestionFieldProps) {
  const id = useId();
  const group = useRef<HTMLDivElement>(null);
  const { state, change } = form;
  const given = state.answers[question.id];
  const isFocused = state.focused === index;
  const isWriting = isFocused && state.isWriting;
  useEffect(() => {
    if (isFocused) group.current?.scrollIntoView({ block: 'nearest' });
  }, [isFocused]);
  return (
    <div
      ref={group}
      role="group"
      aria-labelledby={`${id}-asks`}
      aria-describedby={`${id}-help`}
      aria-current={isFocused ? 'step' : undefined}
      className={cls(styles.question, isFocused && styles.focused)}
    >
      <p className={styles.asks} id={`${id}-asks`}>
        <span className={styles.number}>{index + 1}</span>
        {question.asks}
      </p>
      <p className={cls(styles.help, !isFocused && styles.folded)} id={`${id}-help`}>
        {question.help} <cite className={styles.clause}>{question.clause}</cite>
      </p>
      <div className={styles.choices}>
        {CHOICES.map((choice, place) => (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            aria-pressed={given?.answer === choice}
            onFocus={() => !isFocused && change((all, now) => move(all, now, index))}
            onClick={() => change((all, now) => choose(all, now, index, choice))}
          >
            {isFocused && <KeyCap>{String(place + 1)}</KeyCap>}
            {LABELS[choice]}
          </button>
        ))}
      </div>
      {given !== undefined && (isFinding(question, given) || given.note !== '') && (
        <Note
          form={form}
          question={question}
          index={index}
          isWriting={isWriting}
          note={given.note}
        />
      )}
    </div>
  );
}

interface NoteProps extends QuestionFieldProps {
  readonly isWriting: boolean;
  readonly note: string;
}

function Note({ form, question, index, isWriting, note }: NoteProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isWriting) area.current?.focus();
  }, [isWriting]);
  const isFault = question.finds.kind === 'fault';
  return (
    <Textarea
      ref={area}
      mt={8}
      autosize
      minRows={1}
      maxLength={2000}
      label={isFault ? 'What was wrong (needed)' : 'What deserves praise'}
      description="Enter goes on to the next question, Shift and Enter make a new line."
      value={note}
      onChange={(event) => {
        const text = event.currentTarget.value;
        form.change((all, now) => write(all, now, index, text));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.currentTarget.blur();
        form.change(finishWriting);
      }}
    />
  );
}

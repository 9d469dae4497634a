import { Button, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { AuditFinding } from '../../api/types';
import { counted } from '../../lib/figures';
import { useMay } from '../identity/session';
import { KeyCap } from '../../ui/key-cap';
import { ProblemNote } from '../../ui/states';
import type { WorklistState } from './use-worklist';
import { MARK_CHOICES, MARK_WORDS } from './worklist-model';
import styles from './worklist.module.css';

interface MarkFormProps {
  readonly worklist: WorklistState;
  readonly finding: AuditFinding;
}

/** What the reviewer says of a finding: one key for the ordinary, a note for everything else. */
export function MarkForm({ worklist, finding }: MarkFormProps) {
  const { pending, mark, error } = worklist;
  const shown = pending ?? finding.marked?.mark ?? null;
  const mayReview = useMay('audit-trail.review');
  if (!mayReview) return null;
  if (!finding.isYoursToMark) return <OthersTurn acts={finding.yourActs} />;
  return (
    <div className={styles.form}>
      {finding.yourActs > 0 && (
        <p className={styles.own}>
          {counted(finding.yourActs, 'of these is an act', 'of these are acts')} of your own. Nobody
          else is free of them, so you may mark it; the entry will say so.
        </p>
      )}
      <div className={styles.choices} role="group" aria-label="What do you find?">
        {MARK_CHOICES.map((choice, place) => (
          <button
            key={choice}
            type="button"
            className={styles.choice}
            aria-pressed={shown === choice}
            onClick={() => mark(choice)}
          >
            <KeyCap>{String(place + 1)}</KeyCap>
            {MARK_WORDS[choice]}
          </button>
        ))}
      </div>
      {shown !== null && shown !== 'nothing-unusual' && (
        <Note key={`${finding.id}/${shown}`} worklist={worklist} finding={finding} mark={shown} />
      )}
      {error !== null && <ProblemNote error={error} />}
    </div>
  );
}

function OthersTurn({ acts }: { readonly acts: number }) {
  return (
    <p className={styles.own}>
      {counted(acts, 'of these is an act', 'of these are acts')} of your own: have somebody else
      look and mark it. Somebody else who reviews the trail can.
    </p>
  );
}

interface NoteProps extends MarkFormProps {
  readonly mark: Exclude<(typeof MARK_CHOICES)[number], 'nothing-unusual'>;
}

function Note({ worklist, finding, mark }: NoteProps) {
  const { pending, save, isSaving } = worklist;
  const [note, setNote] = useState(finding.marked?.note ?? '');
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (pending !== null) area.current?.focus();
  }, [pending]);
  const keep = () => {
    if (note.trim() === '') return;
    area.current?.blur();
    save(mark, note);
  };
  return (
    <div className={styles.note}>
      <Textarea
        ref={area}
        autosize
        minRows={2}
        maxLength={2000}
        label={mark === 'explained' ? 'What explains it (needed)' : 'What is to be done (needed)'}
        description="Enter keeps it and goes on, Shift and Enter make a new line."
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          keep();
        }}
      />
      <Button variant="default" size="xs" mt={8} loading={isSaving} onClick={keep}>
        Keep the mark
      </Button>
    </div>
  );
}

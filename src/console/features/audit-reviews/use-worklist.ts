import { useCallback, useEffect, useRef, useState } from 'react';
import type { AuditFinding, AuditMark, AuditReview } from '../../api/types';
import { useMark } from './api';
import { isOpen, onward, step } from './worklist-model';

/** What is on screen of a worklist, and what one can do. */
export interface WorklistState {
  readonly review: AuditReview;
  readonly chosen: number;
  readonly finding: AuditFinding | undefined;
  /** The mark that waits for its note. */
  readonly pending: AuditMark | null;
  readonly error: unknown;
  readonly isSaving: boolean;
  readonly choose: (index: number) => void;
  readonly move: (by: 1 | -1) => void;
  /** Marks the chosen finding, or asks for the note that the mark needs. */
  readonly mark: (mark: AuditMark) => void;
  readonly save: (mark: AuditMark, note: string) => void;
}

/** Which finding is looked at, and what is said of it. Starts at the first without a mark. */
export function useWorklist(review: AuditReview): WorklistState {
  const { findings } = review;
  const [chosen, setChosen] = useState(() => Math.max(0, onward(findings, -1)));
  const [pending, setPending] = useState<AuditMark | null>(null);
  const { mutate, error, isPending, reset } = useMark(review.week);
  const finding = findings[chosen];
  // Until the screen shows where the way led: a key that comes sooner is meant for the next finding
  // and must not change the mark of this one.
  const isBusy = useRef(false);
  useEffect(() => {
    isBusy.current = false;
  }, [chosen, finding?.marked, error]);
  const choose = useCallback(
    (index: number) => {
      setChosen(index);
      setPending(null);
      reset();
    },
    [reset],
  );
  const save = (mark: AuditMark, note: string) => {
    if (finding === undefined || isBusy.current) return;
    isBusy.current = true;
    const said = { finding: finding.id, mark, note };
    // Where the way leads next is known before the answer: this one will be marked by then.
    const others = findings.map((one) => (one.id === finding.id ? { ...one, found: 0 } : one));
    mutate(said, {
      onSuccess: () => {
        setPending(null);
        if (others.some(isOpen)) setChosen(onward(others, chosen));
      },
    });
  };
  const mark = (wanted: AuditMark) => {
    if (review.state !== 'due' || finding === undefined) return;
    if (finding.found === 0 || !finding.isYoursToMark || isBusy.current) return;
    if (wanted === 'nothing-unusual') save(wanted, finding.marked?.note ?? '');
    else setPending(wanted);
  };
  return {
    ...{ review, chosen, finding, pending, error, isSaving: isPending, choose, mark, save },
    move: (by) => choose(step(findings, chosen, by)),
  };
}

import { Button } from '@mantine/core';
import type { Problem } from '../../lib/problem';
import { KeyCap } from '../../ui/key-cap';
import { ProblemNote } from '../../ui/states';
import styles from './sign-bar.module.css';
import type { ReviewForm } from './use-form';
import type { Signing } from './use-signing';

interface SignBarProps {
  readonly signing: Signing;
  readonly saving: ReviewForm['saving'];
  readonly refusal: Problem | null;
}

const SAVING: Readonly<Record<ReviewForm['saving'], string>> = {
  saved: 'Answers are kept as you go.',
  saving: 'Keeping the answers…',
  unsaved: 'Not kept yet: the server does not answer.',
};

/** The signature, or what still stands in its way. The button stays reachable and says why. */
export function SignBar({ signing, saving, refusal }: SignBarProps) {
  const { missing, isPending, error, sign } = signing;
  const canSign = missing.length === 0;
  return (
    <div className={styles.bar}>
      {error !== null && <ProblemNote error={error} />}
      {refusal !== null && <ProblemNote error={refusal} />}
      <div className={styles.row}>
        <div id="sign-reasons" className={styles.reasons} aria-live="polite">
          {canSign ? (
            <p>Everything is watched and answered.</p>
          ) : (
            missing.map((reason) => <p key={reason}>{reason}</p>)
          )}
          <p className={styles.saving}>{SAVING[saving]}</p>
        </div>
        <Button
          size="md"
          loading={isPending}
          data-disabled={!canSign || undefined}
          aria-disabled={!canSign}
          aria-describedby="sign-reasons"
          onClick={sign}
          rightSection={canSign ? <KeyCap>Enter</KeyCap> : null}
        >
          Sign
        </Button>
      </div>
    </div>
  );
}

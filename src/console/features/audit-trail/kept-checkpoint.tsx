import { Button, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { KeptCheckpoint } from '../../api/types';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { Verdict } from '../../ui/verdict';
import { useKeptCheckpoint } from './api';
import styles from './checkpoints-page.module.css';
import { SaveConsistency } from './save-consistency';

const PLACEHOLDER = 'audit.example.gov/bwc-1\n4711\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5b…=\n\n— …';

/** Somebody kept a checkpoint outside of the house: the strongest check that there is. */
export function KeptCheckpointPanel() {
  const [text, setText] = useState('');
  const kept = useKeptCheckpoint();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    kept.mutate(text);
  };
  return (
    <Panel
      title="A checkpoint that you kept"
      note="From an export, a letter or an e-mail. The three lines are enough; with the signature, the answer can also accuse."
    >
      <form className={styles.form} onSubmit={submit}>
        <Textarea
          label="What you kept"
          placeholder={PLACEHOLDER}
          autosize
          minRows={5}
          maxRows={10}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          classNames={{ input: styles.mono ?? '' }}
          spellCheck={false}
        />
        <Button type="submit" loading={kept.isPending} disabled={text.trim() === ''}>
          Hold it against the log
        </Button>
      </form>
      {kept.error !== null && <ProblemNote error={kept.error} />}
      {kept.data !== undefined && <Answer answer={kept.data} />}
    </Panel>
  );
}

function Answer({ answer }: { readonly answer: KeptCheckpoint }) {
  const { verdict, says, newest, file, size } = answer;
  const { tone, word } = TONES[verdict];
  return (
    <Verdict
      tone={tone}
      word={word}
      says={
        verdict === 'beginning' ? (
          <>
            What you kept is a beginning of the log of <Moment at={newest.signedAt} />.
          </>
        ) : (
          HEADLINES[verdict]
        )
      }
    >
      <p>{says}</p>
      {file !== null && <SaveConsistency file={file} from={size} to={newest.size} />}
    </Verdict>
  );
}

const TONES = {
  beginning: { tone: 'good', word: 'Consistent' },
  contradiction: { tone: 'bad', word: 'Contradiction' },
  shrunk: { tone: 'bad', word: 'Contradiction' },
  'other-log': { tone: 'warn', word: 'Another log' },
  unproven: { tone: 'warn', word: 'Not proven' },
} as const;

const HEADLINES = {
  contradiction: 'The log was rewritten after this checkpoint was signed.',
  shrunk: 'The end of the log is missing.',
  'other-log': 'This checkpoint is of another log.',
  unproven: 'This does not fit, and nobody vouches for it.',
} as const;

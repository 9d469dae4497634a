import { Radio, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { StatedPurpose } from '../../api/types';
import { KeyCap } from '../../ui/key-cap';
import styles from './purpose-fields.module.css';
import { needsOf, purposeOfKey, PURPOSES } from './purposes';

interface PurposeFieldsProps {
  readonly stated: StatedPurpose;
  readonly onChange: (stated: StatedPurpose) => void;
  readonly question: string;
}

/** Asks what footage is wanted for. A digit chooses; what else is needed is asked beside it. */
export function PurposeFields({ stated, onChange, question }: PurposeFieldsProps) {
  const needs = needsOf(stated.purpose);
  const choose = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'text') return;
    const purpose = purposeOfKey(event.key);
    if (purpose === null || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    onChange({ ...stated, purpose });
  };
  return (
    <div className={styles.fields} onKeyDown={choose} role="presentation">
      <fieldset className={styles.choices}>
        <legend>{question}</legend>
        {PURPOSES.map(({ code, words }, index) => (
          <div key={code} className={styles.choice}>
            <Radio
              name="purpose"
              value={code}
              checked={stated.purpose === code}
              onChange={() => onChange({ ...stated, purpose: code })}
              label={words}
              data-autofocus={stated.purpose === code || undefined}
            />
            <span aria-hidden="true">
              <KeyCap>{String(index + 1)}</KeyCap>
            </span>
          </div>
        ))}
      </fieldset>
      {needs !== 'explanation' && (
        <TextInput
          label="Number of the case, request or complaint"
          description={needs === null ? 'If there is one' : undefined}
          required={needs === 'reference'}
          withAsterisk={false}
          maxLength={100}
          value={stated.reference ?? ''}
          onChange={({ currentTarget }) => onChange({ ...stated, reference: currentTarget.value })}
        />
      )}
      {needs === 'explanation' && (
        <TextInput
          label="What for"
          required
          withAsterisk={false}
          maxLength={500}
          value={stated.explanation ?? ''}
          onChange={({ currentTarget }) =>
            onChange({ ...stated, explanation: currentTarget.value })
          }
        />
      )}
    </div>
  );
}

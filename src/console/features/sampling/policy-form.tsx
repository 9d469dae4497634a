import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import { field } from '../../lib/form';
import { ProblemNote } from '../../ui/states';
import { useUnits } from '../agency/agency';
import { usePolicySaving } from './api';
import styles from './sampling.module.css';

interface PolicyFormProps {
  readonly onSaved: () => void;
}

const NUMBERS = [
  ['clipsPerOfficer', 'Clips per officer', 'In each period', 2, 1, 1000],
  ['periodDays', 'Period, days', 'How long each window is', 7, 1, 366],
  [
    'minimumSeconds',
    'Shortest clip, seconds',
    'Shorter ones are left out; 0 for none',
    30,
    0,
    86_400,
  ],
  ['dueDays', 'Due after, days', 'From the draw until a review is due', 7, 1, 366],
  ['watchShare', 'To watch, percent', 'Share of a clip to be played before signing', 50, 0, 100],
] as const;

/** Saves a policy; a name that exists gets a new version. */
export function PolicyForm({ onSaved }: PolicyFormProps) {
  const units = useUnits();
  const saving = usePolicySaving();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    saving.mutate(policyFrom(new FormData(event.currentTarget)), { onSuccess: onSaved });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label="Name"
        name="name"
        description="Under a name that exists this becomes its next version."
        required
        withAsterisk={false}
        maxLength={100}
      />
      <NativeSelect
        label="For"
        name="unitId"
        data={[
          { value: '', label: 'The whole agency' },
          ...(units.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className={styles.numbers}>
        {NUMBERS.map(([name, label, description, initial, min, max]) => (
          <NumberInput
            key={name}
            {...{ name, label, description, min, max }}
            defaultValue={initial}
            allowDecimal={false}
            required
            withAsterisk={false}
          />
        ))}
      </div>
      <fieldset className={styles.exclusions}>
        <legend>Leave out clips of these categories</legend>
        <Checkbox name="test" label="Test" defaultChecked />
        <Checkbox name="accidental" label="Accidental" />
        <p>A clip without a category is never left out: not categorizing must be no way out.</p>
      </fieldset>
      {saving.error !== null && <ProblemNote error={saving.error} />}
      <Button type="submit" loading={saving.isPending}>
        Save the policy
      </Button>
    </form>
  );
}

function policyFrom(form: FormData) {
  const number = (name: string) => Number(field(form, name));
  const unitId = field(form, 'unitId');
  const seconds = number('minimumSeconds');
  const categories = (['test', 'accidental'] as const).filter((code) => form.has(code));
  const exclusions = seconds > 0 ? (['too-short', ...categories] as const) : categories;
  return {
    name: field(form, 'name').trim(),
    clipsPerOfficer: number('clipsPerOfficer'),
    periodDays: number('periodDays'),
    minimumDurationMs: seconds * 1000,
    exclusions: [...exclusions],
    dueDays: number('dueDays'),
    requiredWatchSharePercent: number('watchShare'),
    ...(unitId === '' ? {} : { unitId }),
  };
}

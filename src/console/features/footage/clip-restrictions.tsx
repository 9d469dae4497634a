import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import type { Clip } from '../../api/types';
import { Problem } from '../../lib/problem';
import { field } from '../../lib/form';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { Status } from '../../ui/status';
import { RESTRICTION_WORDS, RESTRICTIONS } from '../authorizations/words';
import { useMay } from '../identity/session';
import { useRestricting } from './api';
import styles from './clip-category.module.css';

/** Why the clip exists only for those with a clearance, and the decision for those who make it. */
export function ClipRestrictions({ clip }: { readonly clip: Clip }) {
  const mayRestrict = useMay('clip.restrict');
  if (clip.restrictions.length === 0 && !mayRestrict) return null;
  return (
    <Panel
      title={clip.restrictions.length === 0 ? 'Not restricted' : 'Restricted'}
      note="A restricted clip exists only for those with a clearance; for everybody else it is not there."
    >
      {clip.restrictions.map((restriction) => (
        <p key={restriction}>
          <Status tone="warn">{RESTRICTION_WORDS[restriction]}</Status>
        </p>
      ))}
      {mayRestrict && <RestrictForm clip={clip} />}
    </Panel>
  );
}

function RestrictForm({ clip }: { readonly clip: Clip }) {
  const restricting = useRestricting(clip.id);
  const navigate = useNavigate();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const restriction = RESTRICTIONS.find((one) => one === field(given, 'restriction'));
    if (restriction === undefined) return;
    const isRestricted = !clip.restrictions.includes(restriction);
    const reason = field(given, 'reason').trim();
    restricting.mutate(
      { restriction, isRestricted, reason },
      {
        onSuccess: () => form.reset(),
        // Whoever has no clearance does not find the clip any more.
        onError: (error) => {
          if (error instanceof Problem && error.status === 404) void navigate({ to: '/clips' });
        },
      },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label="Restrict for, or lift"
        name="restriction"
        data={RESTRICTIONS.map((value) => ({
          value,
          label: `${clip.restrictions.includes(value) ? 'Lift: ' : ''}${RESTRICTION_WORDS[value]}`,
        }))}
      />
      <TextInput
        label="Reason"
        name="reason"
        description="Without a clearance of your own you will not find the clip again."
        required
        withAsterisk={false}
        minLength={3}
        maxLength={500}
      />
      {restricting.error !== null && <ProblemNote error={restricting.error} />}
      <Button type="submit" variant="default" loading={restricting.isPending}>
        Decide
      </Button>
    </form>
  );
}

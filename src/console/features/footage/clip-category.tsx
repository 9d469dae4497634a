import { Button, NativeSelect, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { Clip } from '../../api/types';
import { field } from '../../lib/form';
import { inWords } from '../../lib/words';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useMay } from '../identity/session';
import { useCategorizing } from './api';
import styles from './clip-category.module.css';
import { CATEGORIES } from './words';

/** What the clip is about, how that was decided, and a new decision for those who may make it. */
export function ClipCategory({ clip }: { readonly clip: Clip }) {
  const mayCategorize = useMay('clip.categorize');
  return (
    <Panel
      title={`Category: ${clip.category === null ? 'none yet' : inWords(clip.category).toLowerCase()}`}
      note="It decides how long the clip is kept. Earlier decisions stay in its history."
    >
      {mayCategorize && <CategoryForm clip={clip} />}
      <ol className={styles.history} aria-label="Earlier decisions">
        {clip.categoryHistory.map((decision) => (
          <li key={decision.decidedAt}>
            <strong>{inWords(decision.category)}</strong>, <Moment at={decision.decidedAt} />
            <div className={styles.reason}>{decision.reason}</div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function CategoryForm({ clip }: { readonly clip: Clip }) {
  const categorizing = useCategorizing(clip.id);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const category = CATEGORIES.find((one) => one === field(given, 'category'));
    if (category === undefined) return;
    categorizing.mutate(
      { category, reason: field(given, 'reason') },
      { onSuccess: () => form.reset() },
    );
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <NativeSelect
        label="New category"
        name="category"
        defaultValue={clip.category ?? CATEGORIES[0]}
        data={CATEGORIES.map((value) => ({ value, label: inWords(value) }))}
      />
      <TextInput label="Reason" name="reason" required withAsterisk={false} maxLength={500} />
      {categorizing.error !== null && <ProblemNote error={categorizing.error} />}
      <Button type="submit" variant="default" loading={categorizing.isPending}>
        Decide
      </Button>
    </form>
  );
}

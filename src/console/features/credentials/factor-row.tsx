import { Button, Group, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { SecondFactor } from '../../api/types';
import { field } from '../../lib/form';
import { Moment } from '../../ui/moment';
import { ProblemNote } from '../../ui/states';
import { useFactorChanges } from './api';
import styles from './credentials.module.css';

interface FactorRowProps {
  readonly factor: SecondFactor;
  /** The only one cannot be removed. */
  readonly isOnly: boolean;
}

const KINDS: Readonly<Record<SecondFactor['kind'], string>> = {
  totp: 'Authenticator app',
  passkey: 'Passkey',
};

/** A second factor with what its owner may do with it. */
export function FactorRow({ factor, isOnly }: FactorRowProps) {
  const { rename, remove } = useFactorChanges();
  const [doing, setDoing] = useState<'nothing' | 'renaming' | 'removing'>('nothing');
  const stop = () => setDoing('nothing');
  const { id, name, kind, createdAt, lastUsedAt } = factor;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = field(new FormData(event.currentTarget), 'name').trim();
    rename.mutate({ id, name: typed }, { onSuccess: stop });
  };
  return (
    <li className={styles.factor}>
      {doing === 'renaming' ? (
        <form onSubmit={submit} className={styles.rename}>
          <TextInput
            aria-label={`New name of ${name}`}
            name="name"
            defaultValue={name}
            required
            maxLength={60}
            autoFocus
          />
          <Button type="submit" size="xs" loading={rename.isPending}>
            Save
          </Button>
          <Button size="xs" variant="default" onClick={stop}>
            Cancel
          </Button>
        </form>
      ) : (
        <p className={styles.factorName}>
          {name} <span className={styles.quiet}>{KINDS[kind] === name ? '' : KINDS[kind]}</span>
        </p>
      )}
      <p className={styles.quiet}>
        Since <Moment at={createdAt} as="day" />,{' '}
        {lastUsedAt === null ? (
          'not used yet'
        ) : (
          <>
            last used <Moment at={lastUsedAt} />
          </>
        )}
      </p>
      {doing === 'nothing' && (
        <Group gap="xs">
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Rename ${name}`}
            onClick={() => setDoing('renaming')}
          >
            Rename
          </Button>
          {!isOnly && (
            <Button
              size="compact-xs"
              variant="subtle"
              color="red"
              aria-label={`Remove ${name}`}
              onClick={() => setDoing('removing')}
            >
              Remove
            </Button>
          )}
        </Group>
      )}
      {doing === 'removing' && (
        <div role="group" aria-label={`Remove ${name}`} className={styles.asking}>
          <p className={styles.words}>
            You can no longer come in with it, and your sessions elsewhere end.
          </p>
          <Group gap="xs">
            <Button
              size="xs"
              color="red"
              loading={remove.isPending}
              onClick={() => remove.mutate(id)}
              autoFocus
            >
              Remove it
            </Button>
            <Button size="xs" variant="default" onClick={stop}>
              Keep it
            </Button>
          </Group>
        </div>
      )}
      {rename.error !== null && <ProblemNote error={rename.error} />}
      {remove.error !== null && <ProblemNote error={remove.error} />}
    </li>
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { PersonOnRecord } from '../../api/types';
import { field } from '../../lib/form';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useOfficers } from '../agency/agency';
import { useRenaming } from './people-api';
import { PersonState } from './person-state';
import { useMay } from './session';

/** How an account stands, and the name that it is shown by. */
export function AccountPanel({ person }: { readonly person: PersonOnRecord }) {
  const mayManage = useMay('person.manage');
  const [renaming, setRenaming] = useState<'never' | 'now' | 'before'>('never');
  const isRenaming = renaming === 'now';
  return (
    <Panel
      title="Account"
      actions={
        mayManage &&
        !isRenaming && (
          <Button
            size="xs"
            variant="default"
            onClick={() => setRenaming('now')}
            // The form is gone: the keyboard goes on from where it came.
            autoFocus={renaming === 'before'}
          >
            Rename
          </Button>
        )
      }
    >
      {isRenaming && <RenameForm person={person} onDone={() => setRenaming('before')} />}
      <AccountFacts person={person} />
    </Panel>
  );
}

function AccountFacts({ person }: { readonly person: PersonOnRecord }) {
  const { state, expiresAt, lockedAt, disabledAt, disabledReason, createdAt, officerId } = person;
  const officers = useOfficers();
  const officer = officers.data?.items.find(({ id }) => id === officerId);
  const ofRoster = officer === undefined ? 'Yes' : `${officer.name} (${officer.badgeNumber})`;
  return (
    <Facts
      of={[
        ['State', <PersonState key="state" person={person} />],
        ['User name', person.username],
        ['Since', <Moment key="since" at={createdAt} />],
        ['Officer of the roster', officerId === null ? 'None' : ofRoster],
        [
          'Ends by itself',
          expiresAt === null ? null : <EndsAt key="ends" {...{ state, expiresAt }} />,
        ],
        ['Locked since', lockedAt === null ? null : <Moment key="locked" at={lockedAt} />],
        ['Disabled', disabledAt === null ? null : <Moment key="disabled" at={disabledAt} />],
        ['Why', disabledReason],
      ]}
    />
  );
}

/** The hours of a temporary account begin with its approval. */
function EndsAt({ state, expiresAt }: { state: PersonOnRecord['state']; expiresAt: string }) {
  return state === 'awaiting' ? (
    'Three days after its approval at the latest'
  ) : (
    <Moment at={expiresAt} />
  );
}

function RenameForm({ person, onDone }: { person: PersonOnRecord; onDone: () => void }) {
  const renaming = useRenaming(person.id);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = field(new FormData(event.currentTarget), 'displayName').trim();
    renaming.mutate(name, { onSuccess: onDone });
  };
  return (
    <form onSubmit={submit} onKeyDown={({ key }) => key === 'Escape' && onDone()}>
      <Group align="end" gap="sm" mb="md">
        <TextInput
          label="Name"
          name="displayName"
          size="sm"
          defaultValue={person.displayName}
          maxLength={200}
          required
          withAsterisk={false}
          autoFocus
        />
        <Button type="submit" size="sm" loading={renaming.isPending}>
          Rename
        </Button>
        <Button variant="default" size="sm" onClick={onDone}>
          Cancel
        </Button>
      </Group>
      {renaming.error !== null && <ProblemNote error={renaming.error} />}
    </form>
  );
}

import { Button, Group, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { WaitingReset } from '../../api/types';
import { field } from '../../lib/form';
import { usePages } from '../../lib/use-pages';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { More } from '../../ui/more';
import { Panel } from '../../ui/panel';
import { Empty, ProblemNote, Waiting } from '../../ui/states';
import { useMay, useSession } from '../identity/session';
import { RESETS_KEY, useResetDecisions, waitingResets } from './api';

/** Resets of second factors that one person prepared, for another to decide. */
export function WaitingResets() {
  const { rows, error, retry, hasMore, isLoadingMore, more } = usePages(RESETS_KEY, waitingResets);
  return (
    <>
      {error !== null && <ProblemNote error={error} onRetry={retry} />}
      {error === null && rows === undefined && (
        <Waiting rows={3} label="Loading resets of second factors" />
      )}
      {rows?.length === 0 && (
        <Panel title="Resets of second factors">
          <Empty title="No reset waits">
            Whoever loses phone and recovery codes asks an administrator, who prepares a reset.
          </Empty>
        </Panel>
      )}
      {rows?.map((reset) => (
        <Panel key={reset.id} title={`Second factors of ${reset.person.name}`}>
          <Facts
            of={[
              ['Asked for', 'All apps, passkeys and recovery codes stop working'],
              ['For', reset.person.name],
              ['Why', reset.reason],
              [
                'Prepared',
                <>
                  {reset.preparedBy.name}, <Moment at={reset.preparedAt} />
                </>,
              ],
            ]}
          />
          <Decision reset={reset} />
        </Panel>
      ))}
      <More hasMore={hasMore} isLoading={isLoadingMore} onMore={more} />
    </>
  );
}

function Decision({ reset }: { readonly reset: WaitingReset }) {
  const me = useSession().person.id;
  const [mayApprove, mayManage] = [useMay('person.approve'), useMay('person.manage')];
  const isOthers = reset.preparedBy.id !== me && reset.person.id !== me;
  if (mayApprove && isOthers) return <Deciding id={reset.id} />;
  if (mayManage) return <TakingBack id={reset.id} />;
  return <p>Somebody else decides about it.</p>;
}

function Deciding({ id }: { readonly id: string }) {
  const { approve, refuse } = useResetDecisions();
  const [isRefusing, setRefusing] = useState(false);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    refuse.mutate({ id, reason: field(new FormData(event.currentTarget), 'reason').trim() });
  };
  const error = approve.error ?? refuse.error;
  return (
    <>
      {isRefusing ? (
        <form onSubmit={submit}>
          <TextInput
            label="Why not"
            name="reason"
            minLength={5}
            maxLength={500}
            required
            withAsterisk={false}
            autoFocus
          />
          <Group mt="sm">
            <Button type="submit" color="red" loading={refuse.isPending}>
              Refuse it
            </Button>
            <Button variant="default" onClick={() => setRefusing(false)}>
              Back
            </Button>
          </Group>
        </form>
      ) : (
        <Group mt="sm">
          <Button loading={approve.isPending} onClick={() => approve.mutate(id)}>
            Approve
          </Button>
          <Button variant="default" onClick={() => setRefusing(true)}>
            Refuse…
          </Button>
        </Group>
      )}
      {error !== null && <ProblemNote error={error} />}
    </>
  );
}

function TakingBack({ id }: { readonly id: string }) {
  const { withdraw } = useResetDecisions();
  return (
    <>
      <p>You prepared this, or it concerns you: somebody else approves it.</p>
      <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate(id)}>
        Take it back
      </Button>
      {withdraw.error !== null && <ProblemNote error={withdraw.error} />}
    </>
  );
}

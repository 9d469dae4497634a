import { Button, Group, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SyntheticEvent } from 'react';
import { answerOf, api, doneBy } from '../../api/client';
import { field } from '../../lib/form';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { Table } from '../../ui/table';
import { useMay } from '../identity/session';
import { useProviders } from './offers';
import styles from './linked-identities.module.css';

/** For an administrator: by which accounts of identity providers somebody may come in. */
export function LinkedIdentities({ personId }: { readonly personId: string }) {
  const { links, link, approve, unlink } = useLinks(personId);
  const mayManage = useMay('single-sign-on.manage');
  const add = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const number = field(new FormData(form), 'number').replace(/\s/g, '');
    link.mutate(number, { onSuccess: () => form.reset() });
  };
  if (useProviders().length === 0 && links.data?.length === 0) return null;
  const error = links.error ?? link.error ?? approve.error ?? unlink.error;
  return (
    <Panel
      title="Single sign-on"
      note="Whom an identity provider vouches for and nobody knows yet is shown a number of eight digits. One person links, another approves."
    >
      {links.isPending && <Waiting rows={2} label="Loading the links" />}
      {links.data?.length === 0 && (
        <p className={styles.words}>No identity provider opens this account.</p>
      )}
      {links.data !== undefined && links.data.length > 0 && (
        <Table
          label="Linked identities"
          rows={links.data}
          rowKey={({ id }) => id}
          columns={[
            { head: 'Provider', cell: ({ providerName }) => providerName },
            { head: 'Linked', cell: ({ linkedAt }) => <Moment at={linkedAt} /> },
            {
              head: 'Stands',
              cell: ({ id, providerName, isWaiting }) =>
                isWaiting ? (
                  <Group gap="sm">
                    Waits for a second person
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={`Approve ${providerName}`}
                      loading={approve.isPending && approve.variables === id}
                      onClick={() => approve.mutate(id)}
                    >
                      Approve
                    </Button>
                  </Group>
                ) : (
                  'Opens this account'
                ),
            },
            {
              head: 'Act',
              cell: ({ id, providerName }) =>
                mayManage && (
                  <Button
                    size="xs"
                    variant="default"
                    aria-label={`Unlink ${providerName}`}
                    loading={unlink.isPending && unlink.variables === id}
                    onClick={() => unlink.mutate(id)}
                  >
                    Unlink
                  </Button>
                ),
            },
          ]}
        />
      )}
      {mayManage && (
        <form onSubmit={add}>
          <Group align="end" gap="sm" mt="md">
            <TextInput
              label="Number that the person was shown"
              name="number"
              size="sm"
              inputMode="numeric"
              autoComplete="off"
              maxLength={11}
              required
              withAsterisk={false}
            />
            <Button type="submit" size="sm" variant="default" loading={link.isPending}>
              Link
            </Button>
          </Group>
        </form>
      )}
      {error !== null && <ProblemNote error={error} />}
    </Panel>
  );
}

function useLinks(personId: string) {
  const queries = useQueryClient();
  const queryKey = ['linked-identities', personId];
  const path = { personId };
  const onSuccess = () => queries.invalidateQueries({ queryKey });
  const links = useQuery({
    queryKey,
    queryFn: () =>
      answerOf(api.GET('/api/v1/people/{personId}/linked-identities', { params: { path } })),
    refetchOnWindowFocus: false,
  });
  const link = useMutation({
    mutationFn: (number: string) =>
      answerOf(
        api.POST('/api/v1/people/{personId}/linked-identities', {
          params: { path },
          body: { number },
        }),
      ),
    onSuccess,
  });
  const approve = useMutation({
    mutationFn: (id: string) =>
      doneBy(
        api.POST('/api/v1/people/{personId}/linked-identities/{id}/approval', {
          params: { path: { ...path, id } },
        }),
      ),
    onSuccess,
  });
  const unlink = useMutation({
    mutationFn: (id: string) =>
      doneBy(
        api.DELETE('/api/v1/people/{personId}/linked-identities/{id}', {
          params: { path: { ...path, id } },
        }),
      ),
    onSuccess,
  });
  return { links, link, approve, unlink };
}

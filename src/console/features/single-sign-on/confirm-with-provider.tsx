import { Button, Stack } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, api } from '../../api/client';
import { ProblemNote } from '../../ui/states';
import { ownLinksQuery } from './api';
import { onConfirmedElsewhere } from './confirmed-elsewhere';
import { useProviders } from './offers';
import styles from './single-sign-on.module.css';

/**
 * Confirms through a provider that one is linked with, in a window beside this one: what was typed
 * here stays, and goes on from here.
 */
export function ConfirmWithProvider({ onDone }: { readonly onDone: () => void }) {
  const providers = useProviders();
  const links = useQuery({ ...ownLinksQuery, enabled: providers.length > 0 });
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => onConfirmedElsewhere(() => done.current()), []);
  const go = useMutation({ mutationFn: goTo });
  const offered = providers.filter(({ slug }) =>
    links.data?.some(({ providerSlug }) => providerSlug === slug),
  );
  if (offered.length === 0) return null;
  return (
    <Stack gap="sm" my="md">
      {offered.map(({ slug, name }) => (
        <Button
          key={slug}
          variant="default"
          fullWidth
          loading={go.isPending && go.variables.slug === slug}
          // Opened at once: browsers let a click open a window, and nothing later.
          onClick={() => go.mutate({ slug, beside: window.open('', '_blank', 'popup') })}
        >
          Confirm with {name}
        </Button>
      ))}
      {go.isSuccess && (
        <p className={styles.words} role="status">
          Sign in there in the window that has opened. This goes on by itself.
        </p>
      )}
      {go.error !== null && <ProblemNote error={go.error} />}
    </Stack>
  );
}

interface Going {
  readonly slug: string;
  readonly beside: Window | null;
}

async function goTo({ slug, beside }: Going): Promise<void> {
  try {
    const params = { path: { provider: slug } };
    const begun = api.POST('/api/v1/single-sign-on/{provider}/confirmation', { params });
    const { url } = await answerOf(begun);
    // Where windows are forbidden, this one goes there and what was to be done is begun anew.
    (beside ?? window).location.assign(url);
  } catch (error) {
    beside?.close();
    throw error;
  }
}

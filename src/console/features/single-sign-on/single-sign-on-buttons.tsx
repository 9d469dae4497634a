import { Button, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { ProblemNote } from '../../ui/states';
import { useProviders } from './offers';

/** One button for each identity provider of the agency; nothing where there is none. */
export function SingleSignOnButtons() {
  const providers = useProviders();
  const start = useMutation({
    mutationFn: (provider: string) =>
      answerOf(
        api.POST('/api/v1/single-sign-on/{provider}/start', { params: { path: { provider } } }),
      ),
    onSuccess: ({ url }) => window.location.assign(url),
  });
  if (providers.length === 0) return null;
  return (
    <Stack gap="sm" mt="lg">
      {providers.map(({ slug, name }) => (
        <Button
          key={slug}
          variant="default"
          size="md"
          fullWidth
          loading={start.isPending && start.variables === slug}
          onClick={() => start.mutate(slug)}
        >
          Sign in with {name}
        </Button>
      ))}
      {start.error !== null && <ProblemNote error={start.error} />}
    </Stack>
  );
}

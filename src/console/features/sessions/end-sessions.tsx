import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client';
import { ProblemNote } from '../../ui/states';

interface EndSessionsProps {
  readonly personId: string;
  readonly name: string;
}

/** Signs somebody out everywhere. Asks for nothing: taking access away must be quick. */
export function EndSessions({ personId, name }: EndSessionsProps) {
  const end = useMutation({
    mutationFn: () =>
      answerOf(api.DELETE('/api/v1/people/{id}/sessions', { params: { path: { id: personId } } })),
    onSuccess: ({ ended }) =>
      notifications.show({
        title: ended === 0 ? 'Nothing to end' : 'Signed out everywhere',
        message:
          ended === 0
            ? `${name} is signed in nowhere.`
            : `${ended === 1 ? 'One session' : `${String(ended)} sessions`} of ${name} ended.`,
        withBorder: true,
      }),
  });
  return (
    <>
      <Button variant="default" size="xs" loading={end.isPending} onClick={() => end.mutate()}>
        Sign out everywhere
      </Button>
      {end.error !== null && <ProblemNote error={end.error} />}
    </>
  );
}

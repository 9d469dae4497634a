import { Button, Center } from '@mantine/core';

interface MoreProps {
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** Asks for the next part of a list. */
export function More({ hasMore, isLoading, onMore }: MoreProps) {
  if (!hasMore) return null;
  return (
    <Center p="md">
      <Button variant="default" loading={isLoading} onClick={onMore}>
        Load more
      </Button>
    </Center>
  );
}

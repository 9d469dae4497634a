import { ActionIcon, Tooltip } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';

/** Opens the legend of keys. */
export function KeysButton({ onClick }: { readonly onClick: () => void }) {
  return (
    <Tooltip label="Keys (?)">
      <ActionIcon
        variant="subtle"
        color="gray"
        size={36}
        aria-label="Show the keys"
        onClick={onClick}
      >
        <IconKeyboard size={20} />
      </ActionIcon>
    </Tooltip>
  );
}

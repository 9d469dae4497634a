import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTakeAway } from '../lib/use-take-away';
import { ProblemNote } from './states';

interface DownloadButtonProps {
  readonly address: string;
  /** What the file is called where it is kept. */
  readonly name: string;
  readonly variant?: 'default' | 'filled';
  readonly children: ReactNode;
}

/** Takes a file away, once it is clear who is at the screen. */
export function DownloadButton({ address, name, variant, children }: DownloadButtonProps) {
  const { taking, start } = useTakeAway(address, name);
  return (
    <>
      <Button
        variant={variant ?? 'filled'}
        leftSection={<IconDownload size={16} />}
        loading={taking.state === 'waiting' || taking.state === 'receiving'}
        onClick={start}
      >
        {children}
      </Button>
      {taking.state === 'refused' && <ProblemNote error={taking.error} />}
    </>
  );
}

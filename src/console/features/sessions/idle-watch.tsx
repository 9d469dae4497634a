import { Button, Group, Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { countdown, idleStateOf, type Remaining } from './idle-model';
import { useIdle } from './use-idle';

/** Warns before the screen is locked or the session ends, and lets the person stay. */
export function IdleWatch() {
  const { left, stayHere } = useIdle();
  const [isHeard, setHeard] = useState(false);
  const state = left === null ? 'working' : idleStateOf(left);
  if (left === null) return null;
  if (state === 'ends-soon') {
    return (
      <Warning
        title="Your session ends soon"
        isOpen={!isHeard}
        action="I have read this"
        onAction={() => setHeard(true)}
      >
        A session ends after twelve hours, whatever you do. Finish what you are at and sign in
        again: in <Countdown from={left} of="endMs" /> this screen closes.
      </Warning>
    );
  }
  return (
    <Warning
      title="Are you still there?"
      isOpen={state === 'idle-soon'}
      action="I am here"
      onAction={() => void stayHere()}
    >
      Nothing has been done here for a while. In <Countdown from={left} of="idleMs" /> this screen
      is locked; confirm then that it is you, and you are back at this place.
    </Warning>
  );
}

interface WarningProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly action: string;
  readonly onAction: () => void;
  readonly children: React.ReactNode;
}

function Warning({ title, isOpen, action, onAction, children }: WarningProps) {
  return (
    <Modal opened={isOpen} onClose={onAction} title={title} withCloseButton={false} zIndex={1000}>
      <p>{children}</p>
      <Group justify="flex-end">
        <Button data-autofocus onClick={onAction}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}

interface CountdownProps {
  readonly from: Remaining;
  readonly of: keyof Remaining;
}

function Countdown({ from, of }: CountdownProps) {
  const [shown, setShown] = useState(from[of]);
  useEffect(() => {
    const begun = performance.now();
    setShown(from[of]);
    const timer = setInterval(() => setShown(from[of] - (performance.now() - begun)), 1_000);
    return () => clearInterval(timer);
  }, [from, of]);
  return <strong role="timer">{countdown(shown)}</strong>;
}

import { useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Waiting } from '../ui/states';

interface GoProps {
  /** A path inside of the console, query included. */
  readonly to: string;
}

/**
 * Sends the browser elsewhere, once: the first destination counts. While the next page's code is on
 * its way this part stays on screen and sees the new address, from which it must not start again.
 */
export function Go({ to }: GoProps) {
  const { history } = useRouter();
  const [destination] = useState(to);
  useEffect(() => history.replace(destination), [history, destination]);
  return <Waiting label="Opening the page" rows={3} />;
}

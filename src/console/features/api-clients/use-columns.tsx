import { Button } from '@mantine/core';
import type { ApiClient } from '../../api/types';
import { ago } from '../../lib/times';
import { useNow } from '../../lib/use-now';
import { inWords } from '../../lib/words';
import { Moment } from '../../ui/moment';
import { Status, type Tone } from '../../ui/status';
import type { Column } from '../../ui/table';
import styles from './api-clients.module.css';
import { type ClientAct, purposeInWords, scopesInWords, timeLeft } from './words';

const TONES: Readonly<Record<ApiClient['state'], Tone>> = {
  active: 'good',
  expired: 'warn',
  revoked: 'bad',
};

/** What the list says of each machine. */
export function useColumns(
  onAct: (act: ClientAct, client: ApiClient) => void,
): readonly Column<ApiClient>[] {
  const now = useNow();
  return [
    {
      head: 'Name',
      cell: (client) => (
        <>
          {client.name}
          <span className={styles.quiet}>{purposeInWords(client)}</span>
        </>
      ),
    },
    { head: 'May', cell: scopesInWords },
    {
      head: 'Comes from',
      cell: ({ networks }) => (networks.length === 0 ? 'Anywhere' : networks.join(', ')),
    },
    { head: 'Last used', cell: (client) => <LastUse client={client} now={now} /> },
    { head: 'Ends', cell: ({ validUntil }) => <Moment at={validUntil} as="day" /> },
    { head: 'State', cell: (client) => <State client={client} now={now} /> },
    { head: 'Change', align: 'end', cell: (client) => <Acts client={client} onAct={onAct} /> },
  ];
}

interface ClientProps {
  readonly client: ApiClient;
  readonly now: string;
}

function LastUse({ client: { lastUsedAt, lastUsedFrom }, now }: ClientProps) {
  if (lastUsedAt === null) return <>Never</>;
  return (
    <span>
      {ago(lastUsedAt, now)}
      {lastUsedFrom !== null && <span className={styles.quiet}>from {lastUsedFrom}</span>}
    </span>
  );
}

function State({ client: { state, secrets, keys, revokeReason }, now }: ClientProps) {
  const ending = secrets.flatMap(({ endsAt }) => (endsAt === null ? [] : [endsAt])).sort()[0];
  const signs = keys.length > 0 && secrets.length === 0;
  return (
    <span>
      <Status tone={TONES[state]}>{inWords(state)}</Status>
      {state === 'revoked' && <span className={styles.quiet}>{revokeReason}</span>}
      {state === 'active' && signs && <span className={styles.quiet}>Signs its requests</span>}
      {state === 'active' && ending !== undefined && (
        <span className={styles.quiet}>Earlier secret ends in {timeLeft(ending, now)}</span>
      )}
    </span>
  );
}

interface ActsProps {
  readonly client: ApiClient;
  readonly onAct: (act: ClientAct, client: ApiClient) => void;
}

function Acts({ client, onAct }: ActsProps) {
  if (client.state === 'revoked') return null;
  const button = (act: ClientAct, label: string) => (
    <Button
      size="xs"
      variant="default"
      aria-label={`${label} ${client.name}`}
      onClick={() => onAct(act, client)}
    >
      {label}
    </Button>
  );
  return (
    <span className={styles.actions}>
      {client.state === 'active' && button('rotate', 'Rotate')}
      {client.state === 'active' && button('keys', 'Keys')}
      {button('revoke', 'Revoke')}
    </span>
  );
}

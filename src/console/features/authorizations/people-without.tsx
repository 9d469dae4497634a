import { Button } from '@mantine/core';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useFootagePeople } from './api';
import styles from './authorizations.module.css';

interface PeopleWithoutProps {
  readonly mayGrant: boolean;
  readonly onAuthorize: (personId: string) => void;
}

/** Whose role works with footage, and who cannot open any yet. */
export function PeopleWithout({ mayGrant, onAuthorize }: PeopleWithoutProps) {
  const people = useFootagePeople(true);
  if (people.error !== null) {
    return <ProblemNote error={people.error} onRetry={() => void people.refetch()} />;
  }
  const waiting =
    people.data?.items.filter(({ watches, isAuthorized }) => watches && !isAuthorized) ?? [];
  if (waiting.length === 0) return null;
  return (
    <Panel
      title="Not authorized"
      note="Their roles work with clips, and they see facts; without an authorization no picture."
    >
      <ul className={styles.waiting}>
        {waiting.map(({ id, name }) => (
          <li key={id}>
            <span>{name}</span>
            {mayGrant && (
              <Button
                size="xs"
                variant="default"
                onClick={() => onAuthorize(id)}
                aria-label={`Authorize ${name}`}
              >
                Authorize
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

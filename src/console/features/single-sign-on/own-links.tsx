import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { LinkedIdentity } from '../../api/types';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { ownLinksQuery, useGoToLink, useUnlinkOwn } from './api';
import { useProviders } from './offers';
import styles from './single-sign-on.module.css';

/** With which identity providers one signs in oneself; nothing where the agency has none. */
export function OwnSingleSignOnLinks() {
  const providers = useProviders();
  const links = useQuery({ ...ownLinksQuery, enabled: providers.length > 0 });
  const goToLink = useGoToLink();
  if (providers.length === 0) return null;
  const linked = (links.data ?? []).map(({ providerSlug }) => providerSlug);
  const others = providers.filter(({ slug }) => !linked.includes(slug));
  return (
    <Panel title="Single sign-on" note="You may sign in with an account that is linked here.">
      <Links />
      {links.data !== undefined && (
        <div className={styles.actions}>
          {others.map(({ slug, name }) => (
            <Button
              key={slug}
              size="xs"
              variant="default"
              loading={goToLink.isPending && goToLink.variables === slug}
              onClick={() => goToLink.mutate(slug)}
            >
              Link with {name}
            </Button>
          ))}
        </div>
      )}
      {goToLink.error !== null && <ProblemNote error={goToLink.error} />}
    </Panel>
  );
}

function Links() {
  const links = useQuery(ownLinksQuery);
  const unlink = useUnlinkOwn();
  if (links.isPending) return <Waiting rows={1} label="Loading the links" />;
  if (links.error !== null) {
    return <ProblemNote error={links.error} onRetry={() => void links.refetch()} />;
  }
  return (
    <>
      {links.data.length === 0 && <p className={styles.words}>Not linked yet.</p>}
      <ul className={styles.links}>
        {links.data.map((link) => (
          <Row key={link.id} link={link} onUnlink={() => unlink.mutate(link.id)} />
        ))}
      </ul>
      {unlink.error !== null && <ProblemNote error={unlink.error} />}
    </>
  );
}

interface RowProps {
  readonly link: LinkedIdentity;
  readonly onUnlink: () => void;
}

function Row({ link: { providerName, linkedAt }, onUnlink }: RowProps) {
  return (
    <li className={styles.link}>
      <span>
        {providerName}
        <span className={styles.quiet}>
          since <Moment at={linkedAt} />
        </span>
      </span>
      <Button
        size="xs"
        variant="default"
        aria-label={`Unlink from ${providerName}`}
        onClick={onUnlink}
      >
        Unlink
      </Button>
    </li>
  );
}

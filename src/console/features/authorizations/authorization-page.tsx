import { Button, Group } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Authorization } from '../../api/types';
import { Problem } from '../../lib/problem';
import { NotFoundPage } from '../../shell/not-found';
import { Copyable } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { ProblemNote, Waiting } from '../../ui/states';
import { TakeAway } from '../../ui/take-away';
import { useAgency } from '../agency/agency';
import { authorizationById, useFirstPage } from './api';
import { Standing } from './authorization-columns';
import styles from './authorizations.module.css';
import { RevokeDialog } from './revoke-dialog';
import { authorityOf, coverageOf, KIND_WORDS } from './words';

const route = getRouteApi('/app/authorizations/$authorizationId');

/** One written authorization: on screen, and on paper to be signed. */
export function AuthorizationPage() {
  const { authorizationId } = route.useParams();
  const given = useQuery(authorizationById(authorizationId));
  if (given.error instanceof Problem && [400, 404].includes(given.error.status)) {
    return <NotFoundPage />;
  }
  if (given.isError) {
    return <ProblemNote error={given.error} onRetry={() => void given.refetch()} />;
  }
  return given.data === undefined ? <Waiting rows={10} /> : <Shown given={given.data} />;
}

function Shown({ given }: { readonly given: Authorization }) {
  const [isRevoking, setRevoking] = useState(false);
  const { mayGrant = false, mayDesignate = false } = useFirstPage({ limit: 1 }).data ?? {};
  const mayRevoke = given.kind === 'designation' ? mayDesignate : mayGrant;
  const isOver = given.standing === 'revoked' || given.standing === 'ended';
  return (
    <Page
      title={`Authorization of ${given.person.name}`}
      back={<Link to="/authorizations">Authorizations</Link>}
      actions={
        <Group gap="xs" className={styles.screenOnly}>
          <Standing given={given} />
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPrinter size={14} />}
            onClick={() => window.print()}
          >
            Print to be signed
          </Button>
          {given.documentSha256 !== null && (
            <TakeAway
              address={`/api/v1/authorizations/${given.id}/document`}
              name={`authorization-${given.id}.pdf`}
            >
              Signed document
            </TakeAway>
          )}
          {mayRevoke && !isOver && (
            <Button size="xs" variant="default" onClick={() => setRevoking(true)}>
              Revoke
            </Button>
          )}
        </Group>
      }
    >
      <Paper given={given} />
      {isRevoking && <RevokeDialog given={given} onClose={() => setRevoking(false)} />}
    </Page>
  );
}

function Paper({ given }: { readonly given: Authorization }) {
  const agency = useAgency();
  return (
    <section className={styles.paper} aria-label="The written authorization">
      <h2>{agency.data?.name ?? 'The agency'}: written authorization</h2>
      <p>
        Under Minn. Stat. 13.825 subd. 7(b), {given.person.name} is authorized as stated here, for
        the law enforcement purpose stated here and for no other.
      </p>
      <Facts of={factsOf(given)} />
      <div className={styles.signatures}>
        <p>{given.authorizedBy.name}, date</p>
        <p>{given.person.name}, date</p>
      </div>
    </section>
  );
}

function factsOf(given: Authorization): Parameters<typeof Facts>[0]['of'] {
  const { revocation } = given;
  return [
    ['For', KIND_WORDS[given.kind]],
    ['Covers', coverageOf(given)],
    ['Purpose', given.purpose],
    ['Authorized by', authorityOf(given)],
    ['From', <Moment key="from" at={given.validFrom} />],
    ['Until', <Moment key="until" at={given.validUntil} />],
    ['Document', given.documentReference],
    [
      'SHA-256 of the file',
      given.documentSha256 === null ? null : (
        <Copyable key="sha" value={given.documentSha256} what="the digest" short={20} />
      ),
    ],
    ['Number', given.id],
    [
      'Revoked',
      revocation === null ? null : (
        <span key="revoked">
          <Moment at={revocation.at} /> by {revocation.by}: {revocation.reason}
        </span>
      ),
    ],
  ];
}

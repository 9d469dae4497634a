import { Button } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { usePages } from '../../lib/use-pages';
import { ChoiceFilter } from '../../ui/choice-filter';
import { Filters } from '../../ui/filters';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { useMay } from '../identity/session';
import { authorizationPage, useFirstPage } from './api';
import { AUTHORIZATION_COLUMNS, PERSON_COLUMN } from './authorization-columns';
import { authorizationSearch } from './authorization-search';
import styles from './authorizations.module.css';
import { GrantDialog } from './grant-dialog';
import { PeopleWithout } from './people-without';
import { KIND_WORDS, KINDS, STANDING_WORDS, STANDINGS } from './words';

const route = getRouteApi('/app/authorizations');

/** Who may watch footage, in writing: for the chief and designees, and one's own for everybody. */
export function AuthorizationsPage() {
  const filter = authorizationSearch(route.useSearch());
  const [personId, setPersonId] = useState<string | null>(null);
  const rights = useFirstPage({ limit: 1 });
  const { mayGrant = false, mayDesignate = false } = rights.data ?? {};
  const seesAll = useMay('authorization.read') || mayGrant;
  const list = usePages(['authorizations', filter], (cursor) => authorizationPage(filter, cursor));
  return (
    <Page
      title={seesAll ? 'Authorizations' : 'Your authorizations'}
      lead="Footage is opened by those whom the chief, or a designee, has authorized in writing, for the purpose that stands there (Minn. Stat. 13.825 subd. 7). A role alone opens none."
      actions={mayGrant && <Button onClick={() => setPersonId('')}>Authorize somebody</Button>}
    >
      {seesAll && <PeopleWithout mayGrant={mayGrant} onAuthorize={setPersonId} />}
      <ListFilters />
      <Panel title="Given in writing" flush>
        <RecordList
          label="Authorizations"
          columns={[PERSON_COLUMN, ...AUTHORIZATION_COLUMNS]}
          rowKey={({ id }) => id}
          {...list}
          empty={
            <Empty title="None">
              {seesAll
                ? 'Nothing in writing fits these filters.'
                : 'Nothing has been given to you in writing. Ask the chief, or somebody whom the chief has designated.'}
            </Empty>
          }
        />
      </Panel>
      {personId !== null && (
        <GrantDialog
          personId={personId}
          mayDesignate={mayDesignate}
          onClose={() => setPersonId(null)}
        />
      )}
    </Page>
  );
}

function ListFilters() {
  const filter = authorizationSearch(route.useSearch());
  const navigate = route.useNavigate();
  const set = (change: Record<string, string | undefined>) =>
    void navigate({ search: authorizationSearch({ ...filter, ...change }), replace: true });
  return (
    <div className={styles.filters}>
      <Filters label="Which authorizations">
        <ChoiceFilter
          label="Stands"
          all="However it stands"
          value={filter.standing}
          choices={STANDINGS.map((value) => ({ value, label: STANDING_WORDS[value] }))}
          onChange={(standing) => set({ standing })}
        />
        <ChoiceFilter
          label="For"
          all="Everything"
          value={filter.kind}
          choices={KINDS.map((value) => ({ value, label: KIND_WORDS[value] }))}
          onChange={(kind) => set({ kind })}
        />
      </Filters>
    </div>
  );
}

import { getRouteApi, Link } from '@tanstack/react-router';
import { asMoments, present } from '../../lib/period';
import { usePages } from '../../lib/use-pages';
import { useZone } from '../../lib/zone';
import { DownloadButton } from '../../ui/download-button';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import { useMay } from '../identity/session';
import { entryPage } from './api';
import { EntryDrawer } from './entry-drawer';
import { ENTRY_COLUMNS } from './entry-columns';
import { TakeEntriesAway } from './take-entries-away';
import { TrailFilters } from './trail-filters';
import { TreeHealth } from './tree-health';

const route = getRouteApi('/app/trail');

/** Every act on record, and how an outsider checks that none was changed or left out. */
export function TrailPage() {
  const { from, to, entry, ...rest } = route.useSearch();
  const zone = useZone();
  const navigate = route.useNavigate();
  const filter = present({ ...rest, ...asMoments({ from, to }, zone) });
  const entries = usePages(['trail', filter], (cursor) => entryPage(filter, cursor));
  const mayExport = useMay('audit-trail.export');
  return (
    <Page
      title="Audit trail"
      lead="Every act, reads included. Entries are never changed; reading them here is an entry too."
      actions={mayExport && <ExportButton />}
    >
      <TreeHealth />
      <TrailFilters />
      <Panel
        title="Entries, the newest first"
        flush
        actions={mayExport && <TakeEntriesAway filter={filter} />}
      >
        <RecordList
          label="Entries"
          columns={ENTRY_COLUMNS}
          rowKey={({ id }) => id}
          isChosen={({ id }) => id === entry}
          {...entries}
          empty={
            <Empty title="No entry fits" action={<Link to="/trail">Show all entries</Link>}>
              Leave out a filter or widen the period.
            </Empty>
          }
        />
      </Panel>
      <EntryDrawer
        id={entry}
        onClose={() =>
          void navigate({ search: ({ entry: _closed, ...others }) => others, replace: true })
        }
      />
    </Page>
  );
}

function ExportButton() {
  return (
    <DownloadButton address="/api/v1/audit-trail/export" name="audit-trail.zip">
      Take the trail away
    </DownloadButton>
  );
}

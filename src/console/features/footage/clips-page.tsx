import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ClipSummary } from '../../api/types';
import { timecode } from '../../lib/figures';
import { asMoments, present } from '../../lib/period';
import { usePages } from '../../lib/use-pages';
import { inWords } from '../../lib/words';
import { useZone } from '../../lib/zone';
import { Moment } from '../../ui/moment';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty } from '../../ui/states';
import type { Column } from '../../ui/table';
import { useMay } from '../identity/session';
import { clipPage } from './api';
import styles from './clips-page.module.css';
import { ClipFilters } from './clip-filters';
import { ClipState } from './clip-state';
import { Thumbnail } from './thumbnail';

const route = getRouteApi('/app/clips');

/** Every clip that the person may know of, the newest first. */
export function ClipsPage() {
  const { from, to, category, ...rest } = route.useSearch();
  const zone = useZone();
  const filter = present({
    ...rest,
    ...asMoments({ from, to }, zone),
    ...(category === 'none' ? { uncategorized: true } : { category }),
  });
  const clips = usePages(['clips', filter], (cursor) => clipPage(filter, cursor));
  const mayIngest = useMay('clip.ingest');
  return (
    <Page
      title="Clips"
      lead="One recording each, as the camera made it. The newest come first."
      actions={mayIngest && <BringInButton />}
    >
      <ClipFilters />
      <Panel title="Found" flush>
        <RecordList
          label="Clips"
          columns={useColumns()}
          rowKey={({ id }) => id}
          {...clips}
          empty={
            <Empty title="No clip fits" action={<Link to="/clips">Show all clips</Link>}>
              Widen the period or leave out a filter. Clips outside of your units are never shown.
            </Empty>
          }
        />
      </Panel>
    </Page>
  );
}

function BringInButton() {
  return (
    <Button
      leftSection={<IconUpload size={16} />}
      renderRoot={(props) => <Link to="/clips/bring-in" {...props} />}
    >
      Bring in footage
    </Button>
  );
}

function useColumns(): readonly Column<ClipSummary>[] {
  const mayView = useMay('clip.view');
  return [
    {
      head: 'Clip',
      cell: (clip) => (
        <div className={styles.clip}>
          {mayView && <Thumbnail clip={clip} />}
          <div>
            <Link to="/clips/$clipId" params={{ clipId: clip.id }} data-row-link>
              {clip.officer?.name ?? 'No officer'}
            </Link>
            <div className={styles.sub}>{clip.unit?.name ?? 'No unit'}</div>
          </div>
        </div>
      ),
    },
    { head: 'Recorded', cell: ({ recordedAt }) => <Moment at={recordedAt} /> },
    { head: 'Camera', cell: ({ cameraSerial }) => cameraSerial },
    {
      head: 'Length',
      align: 'end',
      cell: ({ durationMs }) => (durationMs === null ? '–' : timecode(durationMs)),
    },
    { head: 'Started by', cell: ({ trigger }) => inWords(trigger) },
    {
      head: 'Category',
      cell: ({ category }) => (category === null ? 'None yet' : inWords(category)),
    },
    { head: 'State', cell: (clip) => <ClipState clip={clip} /> },
  ];
}

import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { BatchTable } from './batch-table';
import { DropZone } from './drop-zone';
import { OriginForm } from './origin-form';
import type { Origin } from './send-file';
import { useBatch } from './use-batch';

/** Footage by hand: where it comes from, the files, and what became of each. */
export function BringInPage() {
  const [origin, setOrigin] = useState<Origin | null>(null);
  const { batch, add } = useBatch();
  return (
    <Page
      title="Bring in footage"
      back={<Link to="/clips">Clips</Link>}
      lead="For single files. Docks and folders come in through the API and the command plumbline ingest."
    >
      <Panel title="1. Where the recording comes from">
        <OriginForm onChange={setOrigin} />
      </Panel>
      <Panel title="2. The file">
        <DropZone
          isReady={origin !== null}
          onFile={(file) => {
            if (origin !== null) add([file], origin);
          }}
        />
      </Panel>
      {batch.length > 0 && (
        <Panel title="What became of it" flush>
          <BatchTable batch={batch} />
        </Panel>
      )}
    </Page>
  );
}

import { Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { size } from '../../lib/figures';
import { Status } from '../../ui/status';
import { Table, type Column } from '../../ui/table';
import { clipById } from '../footage/api';
import { ClipState } from '../footage/clip-state';
import styles from './ingest.module.css';
import type { Batch, FileToSend } from './upload-model';

const COLUMNS: readonly Column<FileToSend>[] = [
  { head: 'File', cell: ({ file }) => file.name },
  { head: 'Size', align: 'end', cell: ({ file }) => size(file.size) },
  { head: 'State', cell: ({ state, file }) => <State state={state} name={file.name} /> },
];

/** Each file of the batch, from here to ready or quarantined. */
export function BatchTable({ batch }: { readonly batch: Batch }) {
  return <Table label="Files" columns={COLUMNS} rows={batch} rowKey={({ key }) => key} />;
}

function State({ state, name }: { readonly state: FileToSend['state']; readonly name: string }) {
  switch (state.is) {
    case 'waiting':
      return <Status tone="calm">Waiting</Status>;
    case 'sending':
      return (
        <span className={styles.sending}>
          <Progress value={state.percent} w={140} aria-label={`Upload of ${name}`} />
          {state.percent} %
        </span>
      );
    case 'sent':
      return <Received clipId={state.clipId} />;
    case 'refused':
      return (
        <span role="alert">
          <Status tone="bad">Refused</Status> {state.says} {state.mend}
        </span>
      );
  }
}

/** The server has the bytes: from here on the clip itself says how far its processing is. */
function Received({ clipId }: { readonly clipId: string }) {
  const clip = useQuery(clipById(clipId));
  if (clip.data === undefined) return <Status tone="good">Sent</Status>;
  return (
    <span className={styles.sending}>
      <ClipState clip={clip.data} />
      {clip.data.quarantine?.says}
      <Link to="/clips/$clipId" params={{ clipId }}>
        Open the clip
      </Link>
    </span>
  );
}

import type { ReactNode } from 'react';
import { More } from './more';
import { ProblemNote, Waiting } from './states';
import { Table, type Column } from './table';

interface RecordListProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly isChosen?: (row: Row) => boolean;
  readonly empty: ReactNode;
  readonly rows: readonly Row[] | undefined;
  readonly error: unknown;
  readonly retry: () => void;
  readonly hasMore: boolean;
  readonly isLoadingMore: boolean;
  readonly more: () => void;
}

/** A list in all of its states: on its way, refused, empty, there, and more to come. */
export function RecordList<Row>(props: RecordListProps<Row>) {
  const { label, columns, rowKey, isChosen, rows, error, empty } = props;
  if (error !== null && error !== undefined) {
    return (
      <div style={{ padding: 16 }}>
        <ProblemNote error={error} onRetry={props.retry} />
      </div>
    );
  }
  if (rows === undefined) return <Waiting rows={8} label={`Loading: ${label}`} />;
  if (rows.length === 0) return empty;
  return (
    <>
      <Table
        label={label}
        columns={columns}
        rows={rows}
        rowKey={rowKey}
        {...(isChosen === undefined ? {} : { isChosen })}
      />
      <More hasMore={props.hasMore} isLoading={props.isLoadingMore} onMore={props.more} />
    </>
  );
}

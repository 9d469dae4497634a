import type { ComplianceReport } from '../../api/types';
import { count, share } from '../../lib/figures';
import { Table, type Column } from '../../ui/table';

type Counts = Readonly<Record<string, number>>;

interface Line {
  readonly id: string | null;
  readonly name: string;
  readonly counts: Counts;
}

interface CountsTableProps {
  readonly by: string;
  readonly lines: readonly Line[];
  readonly total?: Counts;
  readonly definitions: ComplianceReport['reviews']['definitions'];
}

/** Numbers by unit, reviewer or draw; each column explains itself in the report's own words. */
export function CountsTable({ by, lines, total, definitions }: CountsTableProps) {
  const [first] = lines;
  if (first === undefined) return null;
  const rows =
    total === undefined ? lines : [...lines, { id: 'total', name: 'All', counts: total }];
  const measures = definitions.filter(({ measure }) => measure in first.counts);
  const [whole] = measures;
  const columns: Column<Line>[] = [
    { head: by, cell: ({ name, id }) => (id === 'total' ? <strong>{name}</strong> : name) },
    ...measures.map(({ measure, name, means }): Column<Line> => ({
      head: name,
      explains: means,
      align: 'end',
      cell: ({ counts }) => cellWords(counts, measure, whole?.measure),
    })),
  ];
  return (
    <Table
      label={`By ${by.toLowerCase()}`}
      columns={columns}
      rows={rows}
      rowKey={({ id, name }) => id ?? name}
      isEven
    />
  );
}

/** A number, and its share of the first column's. */
function cellWords(counts: Counts, measure: string, whole: string | undefined): string {
  const n = counts[measure] ?? 0;
  if (whole === undefined || measure === whole || n === 0) return count(n);
  return `${count(n)} (${share(n, counts[whole] ?? 0)})`;
}

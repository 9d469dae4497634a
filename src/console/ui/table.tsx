import type { ReactNode } from 'react';
import { cls } from '../lib/cls';
import { Explained } from './explained';
import styles from './table.module.css';

export interface Column<Row> {
  readonly head: string;
  readonly explains?: string;
  readonly align?: 'end';
  readonly cell: (row: Row) => ReactNode;
}

interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Columns of the same width, so that tables below each other line up. */
  readonly isEven?: boolean;
  readonly isChosen?: (row: Row) => boolean;
}

/**
 * A dense table that becomes a list of cards on a phone. The roles are written out because a table
 * laid out as blocks loses its meaning to assistive technology otherwise. The first column leads.
 */
export function Table<Row>({ label, columns, rows, rowKey, isEven, isChosen }: TableProps<Row>) {
  return (
    <div className={styles.frame}>
      <table
        className={cls(styles.table, isEven === true && styles.even)}
        aria-label={label}
        role="table"
      >
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.head} scope="col" role="columnheader" className={endClass(column)}>
                {column.explains === undefined ? (
                  column.head
                ) : (
                  <Explained by={column.explains}>{column.head}</Explained>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr
              key={rowKey(row)}
              role="row"
              className={cls(styles.row, isChosen?.(row) === true && styles.chosen)}
            >
              {columns.map((column, index) => (
                <td
                  key={column.head}
                  role="cell"
                  data-label={column.head}
                  className={cls(endClass(column), index === 0 && styles.lead)}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function endClass<Row>(column: Column<Row>): string | undefined {
  return column.align === 'end' ? styles.end : undefined;
}

import type { Draw } from '../../api/types';
import { count } from '../../lib/figures';
import { Panel } from '../../ui/panel';
import { Table } from '../../ui/table';
import { useOfficers } from '../agency/agency';

/** From whose clips how many are drawn: fixed before the seed. */
export function Strata({ draw }: { readonly draw: Draw }) {
  const officers = useOfficers();
  const nameOf = (stratum: string) => {
    const officer = officers.data?.items.find(({ id }) => id === stratum);
    if (officer !== undefined) return `${officer.name} (${officer.badgeNumber})`;
    return stratum === 'no-officer' ? 'No officer' : stratum;
  };
  return (
    <Panel
      title="By officer"
      note="The sizes were fixed at the freeze, before the seed existed."
      flush
    >
      <Table
        label="Strata"
        rows={draw.strata}
        rowKey={({ stratum }) => stratum}
        columns={[
          { head: 'Officer', cell: ({ stratum }) => nameOf(stratum) },
          {
            head: 'In the urn',
            align: 'end',
            explains: 'The officer’s clips that could be drawn.',
            cell: ({ population }) => count(population),
          },
          {
            head: 'To draw',
            align: 'end',
            explains: 'The policy’s number per officer, or all clips where there are fewer.',
            cell: ({ allocated }) => count(allocated),
          },
        ]}
      />
    </Panel>
  );
}

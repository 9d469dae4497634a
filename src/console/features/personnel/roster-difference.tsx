import { Button, Checkbox } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RosterImport } from '../../api/types';
import { FigureStrip } from '../../ui/figure-strip';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { Status } from '../../ui/status';
import { TakeAway } from '../../ui/take-away';
import { useUnits } from '../agency/agency';
import { useApplying } from './api';
import styles from './personnel.module.css';

/** How many lines of a kind are shown; the figures count all of them. */
const SHOWN = 200;

/** What a file would change, and the press that lets it come true. */
export function RosterDifference({ found }: { readonly found: RosterImport }) {
  const applying = useApplying(found.id);
  const [left, setLeft] = useState<readonly string[]>([]);
  const units = useUnits().data?.items ?? [];
  const unit = (id: string) => units.find((one) => one.id === id)?.code ?? '';
  if (applying.data !== undefined) {
    return (
      <Panel title="Applied">
        <Status tone="good">The roster is as the file says.</Status>
      </Panel>
    );
  }
  const toggle = (id: string, isLeft: boolean) =>
    setLeft(isLeft ? [...left, id] : left.filter((one) => one !== id));
  return (
    <>
      <FigureStrip label="The difference" figures={figuresOf(found)} />
      {found.faults.length > 0 && (
        <Panel
          title="Lines that are left out"
          actions={
            <TakeAway
              address={`/api/v1/roster-imports/${found.id}/faults.csv`}
              name="roster-faults.csv"
            >
              Take them away
            </TakeAway>
          }
        >
          <Lines of={found.faults} show={({ line, says }) => `Line ${line}: ${says.join('; ')}`} />
        </Panel>
      )}
      <Panel title="What changes">
        <Lines
          of={found.fresh}
          show={(one) => `New: ${one.badgeNumber} ${one.name}, ${unit(one.unitId)}`}
        />
        <Lines
          of={found.changed}
          show={(one) => `${one.badgeNumber}: name “${one.from}” becomes “${one.to}”`}
        />
        <Lines
          of={found.moved}
          show={(one) =>
            `${one.badgeNumber} ${one.name}: from ${unit(one.fromUnitId)} to ${unit(one.toUnitId)}`
          }
        />
        <Lines of={found.returned} show={(one) => `Back: ${one.badgeNumber} ${one.name}`} />
        <Lines
          of={found.accounts}
          show={(one) => `Account to be approved: ${one.username} for ${one.name}`}
        />
      </Panel>
      {found.missing.length > 0 && (
        <Panel
          title="Missing from the file"
          note="Nobody leaves by being missing. Tick who is not here any more: their account ends at once."
        >
          <Lines
            of={found.missing}
            show={(one) => (
              <Checkbox
                label={`${one.badgeNumber} ${one.name}${one.personId === null ? '' : ', has an account'}`}
                checked={left.includes(one.officerId)}
                onChange={({ currentTarget }) => toggle(one.officerId, currentTarget.checked)}
              />
            )}
          />
        </Panel>
      )}
      {applying.error !== null && <ProblemNote error={applying.error} />}
      <Button
        loading={applying.isPending}
        onClick={() => applying.mutate({ digest: found.digest, left: [...left] })}
      >
        Apply the difference
      </Button>
    </>
  );
}

function figuresOf(found: RosterImport) {
  const figure = (label: string, rows: readonly unknown[], explains: string) => ({
    ...{ label, value: String(rows.length), explains },
  });
  return [
    figure('New', found.fresh, 'Officers who are not on the roster yet'),
    figure('Renamed', found.changed, 'Officers whose name is written otherwise'),
    figure('Moved', found.moved, 'Officers who are in another unit'),
    figure('Back', found.returned, 'Officers who had left'),
    figure('Accounts', found.accounts, 'Accounts that somebody else has to approve'),
    figure('Missing', found.missing, 'Officers of the roster who are not in the file'),
    figure('Left out', found.faults, 'Lines that cannot be used'),
    { label: 'Same', value: String(found.same), explains: 'Lines that change nothing' },
  ];
}

interface LinesProps<Row> {
  readonly of: readonly Row[];
  readonly show: (row: Row) => ReactNode;
}

function Lines<Row>({ of, show }: LinesProps<Row>) {
  if (of.length === 0) return null;
  return (
    <ul className={styles.list}>
      {of.slice(0, SHOWN).map((row, at) => (
        <li key={at}>{show(row)}</li>
      ))}
      {of.length > SHOWN && <li>and {of.length - SHOWN} more</li>}
    </ul>
  );
}

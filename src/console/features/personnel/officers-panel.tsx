import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { field } from '../../lib/form';
import { usePages } from '../../lib/use-pages';
import { Panel } from '../../ui/panel';
import { RecordList } from '../../ui/record-list';
import { Empty, ProblemNote } from '../../ui/states';
import { useUnits } from '../agency/agency';
import { useMay } from '../identity/session';
import { officersPage, useAddingOfficer, useAddingUnit, useMoving } from './api';
import styles from './personnel.module.css';

interface Officer {
  readonly id: string;
  readonly name: string;
  readonly badgeNumber: string;
  readonly unitId: string;
}

/** Units and officers: added and moved one at a time; many at once come by a file. */
export function OfficersPanel() {
  const list = usePages(['officers', 'pages'], officersPage);
  const units = useUnits().data?.items ?? [];
  const mayManage = useMay('agency.manage');
  const unitName = (id: string) => units.find((unit) => unit.id === id)?.name ?? '';
  const unitChoices = units.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Panel title="Units and officers" flush>
      {mayManage && (
        <Group p="md" gap="xl" align="end">
          <AddUnit />
          <AddOfficer units={unitChoices} />
        </Group>
      )}
      <RecordList
        label="Officers"
        columns={[
          { head: 'Officer', cell: ({ name }: Officer) => name },
          { head: 'Badge', cell: ({ badgeNumber }: Officer) => badgeNumber },
          {
            head: 'Unit',
            cell: (officer: Officer) =>
              mayManage ? (
                <MoveOfficer key={officer.unitId} officer={officer} units={unitChoices} />
              ) : (
                unitName(officer.unitId)
              ),
          },
        ]}
        rowKey={({ id }) => id}
        {...list}
        empty={
          <Empty title="Nobody yet">Add units and officers here, or send a roster file.</Empty>
        }
      />
    </Panel>
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function AddUnit() {
  const adding = useAddingUnit();
  return (
    <form
      className={styles.row}
      aria-label="Add a unit"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const unit = { code: field(given, 'code').trim(), name: field(given, 'name').trim() };
        adding.mutate(unit, { onSuccess: () => form.reset() });
      }}
    >
      <TextInput
        size="sm"
        label="New unit’s code"
        name="code"
        required
        withAsterisk={false}
        maxLength={32}
      />
      <TextInput
        size="sm"
        label="Its name"
        name="name"
        required
        withAsterisk={false}
        maxLength={200}
      />
      <Button size="sm" type="submit" variant="default" loading={adding.isPending}>
        Add the unit
      </Button>
      {adding.error !== null && <ProblemNote error={adding.error} />}
    </form>
  );
}

function AddOfficer({ units }: { readonly units: readonly Choice[] }) {
  const adding = useAddingOfficer();
  return (
    <form
      className={styles.row}
      aria-label="Add an officer"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const given = new FormData(form);
        const officer = {
          name: field(given, 'name').trim(),
          badgeNumber: field(given, 'badgeNumber').trim(),
          unitId: field(given, 'unitId'),
        };
        adding.mutate(officer, { onSuccess: () => form.reset() });
      }}
    >
      <TextInput
        size="sm"
        label="New officer’s name"
        name="name"
        required
        withAsterisk={false}
        maxLength={200}
      />
      <TextInput
        size="sm"
        label="Badge number"
        name="badgeNumber"
        required
        withAsterisk={false}
        maxLength={32}
      />
      <NativeSelect size="sm" label="Unit" name="unitId" data={[...units]} />
      <Button size="sm" type="submit" variant="default" loading={adding.isPending}>
        Add the officer
      </Button>
      {adding.error !== null && <ProblemNote error={adding.error} />}
    </form>
  );
}

interface MoveOfficerProps {
  readonly officer: Officer;
  readonly units: readonly Choice[];
}

function MoveOfficer({ officer, units }: MoveOfficerProps) {
  const moving = useMoving(officer.id);
  const [unitId, setUnitId] = useState(officer.unitId);
  return (
    <div className={styles.row}>
      <NativeSelect
        size="xs"
        aria-label={`Unit of ${officer.name}`}
        value={unitId}
        data={[...units]}
        onChange={({ currentTarget }) => setUnitId(currentTarget.value)}
      />
      {unitId !== officer.unitId && (
        <Button size="xs" loading={moving.isPending} onClick={() => moving.mutate({ unitId })}>
          Move now
        </Button>
      )}
      {moving.error !== null && <ProblemNote error={moving.error} />}
    </div>
  );
}

import { Checkbox } from '@mantine/core';
import { INVITABLE_ROLES, roleNames } from '../../shell/roles';
import { DayField } from '../../ui/day-field';
import { useUnits } from '../agency/agency';
import styles from './role-fields.module.css';
import { type RoleWish, withRole, withUnit } from './role-wish';

interface RoleFieldsProps {
  readonly wishes: readonly RoleWish[];
  readonly onChange: (wishes: readonly RoleWish[]) => void;
  /** What is missing, in words, after somebody tried to send it. */
  readonly fault: string | null;
}

/** All roles of one person: each with its last day, a supervisor with units. */
export function RoleFields({ wishes, onChange, fault }: RoleFieldsProps) {
  return (
    <fieldset className={styles.roles}>
      <legend>Roles</legend>
      {INVITABLE_ROLES.map((role) => {
        const wish = wishes.find((one) => one.role === role);
        const name = roleNames([{ role }]);
        return (
          <div key={role}>
            <Checkbox
              label={name}
              checked={wish !== undefined}
              onChange={({ currentTarget }) =>
                onChange(withRole(wishes, role, currentTarget.checked))
              }
            />
            {wish !== undefined && (
              <div className={styles.more}>
                {role === 'supervisor' ? (
                  <UnitFields wishes={wishes} onChange={onChange} />
                ) : (
                  <LastDay
                    label={`Last day as ${name.toLowerCase()}`}
                    {...{ wish, wishes, onChange }}
                  />
                )}
              </div>
            )}
          </div>
        );
      })}
      {fault !== null && (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </fieldset>
  );
}

function UnitFields({ wishes, onChange }: Omit<RoleFieldsProps, 'fault'>) {
  const units = useUnits();
  return (
    <fieldset className={styles.roles}>
      <legend>Units whose clips and people this supervisor sees</legend>
      {units.data?.items.map(({ id, name }) => {
        const wish = wishes.find((one) => one.role === 'supervisor' && one.unitId === id);
        return (
          <div key={id}>
            <Checkbox
              label={name}
              checked={wish !== undefined}
              onChange={({ currentTarget }) =>
                onChange(withUnit(wishes, id, currentTarget.checked))
              }
            />
            {wish !== undefined && (
              <div className={styles.more}>
                <LastDay label={`Last day for ${name}`} {...{ wish, wishes, onChange }} />
              </div>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

interface LastDayProps extends Omit<RoleFieldsProps, 'fault'> {
  readonly wish: RoleWish;
  readonly label: string;
}

function LastDay({ wish, wishes, onChange, label }: LastDayProps) {
  const describes =
    wish.role === 'auditor'
      ? 'Auditors always end: left empty, as late as is allowed.'
      : 'Left empty, there is no end.';
  return (
    <DayField
      label={label}
      description={describes}
      value={wish.lastDay}
      onChange={(lastDay) =>
        onChange(wishes.map((one) => (one === wish ? { ...one, lastDay } : one)))
      }
    />
  );
}

import { Button, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { PersonOnRecord } from '../../api/types';
import { ChangeRolesDialog } from './change-roles-dialog';
import { DisableDialog } from './disable-dialog';
import { useMay, useSession } from './session';

interface PersonActsProps {
  readonly person: PersonOnRecord;
  /** Whether nothing waits that would have to be decided first. */
  readonly isFree: boolean;
}

/** What may be done about the whole account. */
export function PersonActs({ person, isFree }: PersonActsProps) {
  const me = useSession().person.id;
  const [mayManage, mayDisable] = [useMay('person.manage'), useMay('person.disable')];
  const [isChanging, changing] = useDisclosure(false);
  const [isDisabling, disabling] = useDisclosure(false);
  const isGone = person.state === 'disabled' || person.state === 'withdrawn';
  const canChange = mayManage && isFree && person.id !== me && person.state !== 'awaiting';
  return (
    <Group gap="sm">
      {canChange && (
        <Button variant="default" onClick={changing.open} aria-haspopup="dialog">
          {isGone ? 'Let in again…' : 'Change the roles…'}
        </Button>
      )}
      {mayDisable && !isGone && (
        <Button color="red" variant="light" onClick={disabling.open} aria-haspopup="dialog">
          Disable…
        </Button>
      )}
      <ChangeRolesDialog person={person} isOpen={isChanging} onClose={changing.close} />
      <DisableDialog person={person} isOpen={isDisabling} onClose={disabling.close} />
    </Group>
  );
}

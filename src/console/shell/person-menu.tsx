import {
  Menu,
  UnstyledButton,
  useMantineColorScheme,
  type MantineColorScheme,
} from '@mantine/core';
import {
  IconCheck,
  IconChevronUp,
  IconDeviceLaptop,
  IconLock,
  IconLogout,
  IconMoon,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSession } from '../features/identity/session';
import { useSignOut } from '../features/sessions/use-sign-out';
import { lockScreen } from '../lib/screen-lock';
import { KeyCap } from '../ui/key-cap';
import styles from './person-menu.module.css';
import { roleNames } from './roles';

interface PersonMenuProps {
  readonly isNarrow: boolean;
}

const SCHEMES = [
  ['light', 'Light colours', IconSun],
  ['dark', 'Dark colours', IconMoon],
  ['auto', 'Colours of the system', IconDeviceLaptop],
] as const satisfies readonly (readonly [MantineColorScheme, string, typeof IconSun])[];

/** Who is signed in, how the screen looks, and the way out. */
export function PersonMenu({ isNarrow }: PersonMenuProps) {
  const { person } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = useSignOut();
  return (
    <Menu position="top-start" width={220} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={styles.person} aria-label={`${person.displayName}: settings`}>
          <span className={styles.initials} aria-hidden="true">
            {initials(person.displayName)}
          </span>
          {!isNarrow && (
            <>
              <span className={styles.who}>
                {person.displayName}
                <span className={styles.role}>{roleNames(person.roles)}</span>
              </span>
              <IconChevronUp size={15} aria-hidden="true" />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account" leftSection={<IconUserCircle size={16} />}>
          My account
        </Menu.Item>
        <Menu.Divider />
        {SCHEMES.map(([scheme, label, Icon]) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={16} />}
            rightSection={
              scheme === colorScheme ? <IconCheck size={15} aria-label="chosen" /> : null
            }
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLock size={16} />}
          rightSection={
            <span aria-hidden="true">
              <KeyCap>Alt</KeyCap> <KeyCap>L</KeyCap>
            </span>
          }
          aria-keyshortcuts="Alt+L"
          onClick={lockScreen}
        >
          Lock now
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initials(name: string): string {
  // A title such as Sgt. is no part of the name.
  const words = name.split(/\s+/).filter((word) => word !== '' && !word.endsWith('.'));
  return `${words[0]?.[0] ?? ''}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

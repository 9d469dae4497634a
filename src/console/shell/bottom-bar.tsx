import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import { Link, useLocation } from '@tanstack/react-router';
import { useAgency } from '../features/agency/agency';
import { useSession } from '../features/identity/session';
import styles from './bottom-bar.module.css';
import { isWithin, pagesFor } from './pages';
import { PersonMenu } from './person-menu';

const SHOWN = 4;

/** The rail of a phone: four rooms within reach of a thumb, the rest one touch away. */
export function BottomBar() {
  const { person } = useSession();
  const agency = useAgency();
  const { pathname } = useLocation();
  const [isOpen, drawer] = useDisclosure(false);
  const pages = pagesFor(person.permissions);
  return (
    <nav className={styles.bar} aria-label="Main, small screen">
      {pages.slice(0, SHOWN).map((page) => (
        <Link
          key={page.to}
          to={page.to}
          className={styles.room}
          aria-current={isWithin(pathname, page.to) ? 'page' : undefined}
        >
          <page.icon size={21} stroke={1.7} aria-hidden="true" />
          {page.label}
        </Link>
      ))}
      <UnstyledButton className={styles.room} onClick={drawer.open} aria-haspopup="dialog">
        <IconDots size={21} aria-hidden="true" />
        More
      </UnstyledButton>
      <Drawer
        opened={isOpen}
        onClose={drawer.close}
        position="bottom"
        size="auto"
        title={agency.data?.name ?? 'Plumbline'}
        classNames={{
          inner: styles.drawerInner ?? '',
          content: styles.drawer ?? '',
          header: styles.drawerHead ?? '',
        }}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        {pages.slice(SHOWN).map((page) => (
          <Link key={page.to} to={page.to} className={styles.further} onClick={drawer.close}>
            <page.icon size={20} stroke={1.7} aria-hidden="true" />
            {page.label}
          </Link>
        ))}
        <PersonMenu isNarrow={false} />
      </Drawer>
    </nav>
  );
}

import { Tooltip } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useAgency } from '../features/agency/agency';
import { useSession } from '../features/identity/session';
import { Bob, Mark } from '../ui/mark';
import { isWithin, pagesFor } from './pages';
import { PersonMenu } from './person-menu';
import styles from './rail.module.css';

const ROW_PX = 42;
/** From the end of the mark's stem to the first room. */
const FROM_STEM_PX = 26;

interface RailProps {
  /** Icons only. */
  readonly isNarrow: boolean;
}

/** The way through the house. A plumb line hangs from the mark and comes to rest at this page. */
export function Rail({ isNarrow }: RailProps) {
  const { person } = useSession();
  const agency = useAgency();
  const { pathname } = useLocation();
  const pages = pagesFor(person.permissions);
  const here = pages.findIndex((page) => isWithin(pathname, page.to));
  return (
    <nav className={styles.rail} data-narrow={isNarrow} aria-label="Main">
      <Link to="/" className={styles.home} aria-label="Plumbline, first page">
        <Mark size={30} hasBob={here < 0} />
        {!isNarrow && <span className={styles.wordmark}>Plumbline</span>}
      </Link>
      <div className={styles.rooms}>
        <span
          className={styles.line}
          style={{ height: here < 0 ? 0 : FROM_STEM_PX + here * ROW_PX + ROW_PX / 2 - 5 }}
          aria-hidden="true"
        >
          {here >= 0 && (
            <span className={styles.bob}>
              <Bob size={13} />
            </span>
          )}
        </span>
        <ul className={styles.list}>
          {pages.map((page, index) => (
            <li key={page.to}>
              <Tooltip label={page.label} position="right" disabled={!isNarrow}>
                <Link
                  to={page.to}
                  className={styles.room}
                  aria-current={index === here ? 'page' : undefined}
                  aria-label={isNarrow ? page.label : undefined}
                >
                  <page.icon size={19} stroke={1.7} aria-hidden="true" />
                  {!isNarrow && page.label}
                </Link>
              </Tooltip>
            </li>
          ))}
        </ul>
      </div>
      <div className={styles.foot}>
        {!isNarrow && (
          <p className={styles.agency}>
            {agency.data?.name}
            {agency.data?.demo === true && (
              <span className={styles.demo}>Demo, synthetic footage</span>
            )}
          </p>
        )}
        <PersonMenu isNarrow={isNarrow} />
      </div>
    </nav>
  );
}

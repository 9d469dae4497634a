import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useSession } from '../features/identity/session';
import { nearest, roomsAt } from './pages';
import styles from './rooms.module.css';

/** The rooms behind one door of the rail, side by side above the page. */
export function Rooms() {
  const { person } = useSession();
  const { pathname } = useLocation();
  const rooms = roomsAt(pathname, person.permissions);
  const here = nearest(pathname, rooms);
  const current = useRef<HTMLAnchorElement>(null);
  // On a phone the row is wider than the screen; the room one is in is brought into view.
  useEffect(() => {
    const link = current.current;
    link?.parentElement?.scrollTo({ left: link.offsetLeft - 16 });
  }, [here?.to]);
  if (rooms.length < 2) return null;
  return (
    <nav className={styles.rooms} aria-label="Audit trail">
      {rooms.map((room) => (
        <Link
          key={room.to}
          to={room.to}
          className={styles.room}
          activeOptions={{ exact: true }}
          aria-current={room === here ? 'page' : undefined}
          ref={room === here ? current : undefined}
        >
          {room.to === '/trail' ? 'Entries' : room.label}
        </Link>
      ))}
    </nav>
  );
}

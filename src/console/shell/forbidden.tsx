import { Link } from '@tanstack/react-router';
import type { FunctionComponent, ReactNode } from 'react';
import type { Permission } from '../api/types';
import { useMay } from '../features/identity/session';
import { Page } from '../ui/page';
import { Empty } from '../ui/states';

/** Says whose page this is not, and where to go instead. */
export function ForbiddenPage() {
  return (
    <Page title="Not a page of yours">
      <Empty
        title="Your role does not open this page"
        action={<Link to="/">Go to your first page</Link>}
      >
        What each role may see is decided by your agency. If your work needs this page, ask your
        administrator for the role; the request and the grant are both recorded.
      </Empty>
    </Page>
  );
}

interface GuardedProps {
  readonly permission: Permission;
  readonly children: ReactNode;
}

/** Shows a page only to those who may see it. The server refuses in any case. */
function Guarded({ permission, children }: GuardedProps) {
  return useMay(permission) ? children : <ForbiddenPage />;
}

/** A page that only those with the permission see; its code comes when it is first opened. */
export function guarded(permission: Permission, Inner: FunctionComponent): FunctionComponent {
  return function GuardedPage() {
    return (
      <Guarded permission={permission}>
        <Inner />
      </Guarded>
    );
  };
}

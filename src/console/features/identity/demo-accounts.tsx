import { UnstyledButton } from '@mantine/core';
import { roleNames } from '../../shell/roles';
import { useAgency } from '../agency/agency';
import styles from './demo-accounts.module.css';

interface DemoAccountsProps {
  /** What choosing one means, such as "come in as". */
  readonly title: string;
  readonly onChoose: (account: { username: string }) => void;
}

/** In the demo, its accounts: one press signs in. An agency's own installation has none. */
export function DemoAccounts({ title, onChoose }: DemoAccountsProps) {
  const agency = useAgency();
  // Machines have accounts too, but no use for screens.
  const accounts = (agency.data?.demoAccounts ?? []).filter(({ role }) => role !== 'service');
  if (accounts.length === 0) return null;
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title" className={styles.title}>
        {title}
      </h2>
      <ul className={styles.list}>
        {accounts.map((account) => (
          <li key={account.username}>
            <UnstyledButton className={styles.account} onClick={() => onChoose(account)}>
              <span>{account.displayName}</span>
              <span className={styles.role}>{roleNames([account])}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

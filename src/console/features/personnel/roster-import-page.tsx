import { Button, FileInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote } from '../../ui/states';
import { useComparing } from './api';
import { RosterDifference } from './roster-difference';
import styles from './personnel.module.css';

/** A file is compared first; nothing changes before the difference was seen. */
export function RosterImportPage() {
  const comparing = useComparing();
  const [table, setTable] = useState<File | null>(null);
  return (
    <Page
      title="Compare a roster file"
      back={<Link to="/roster">Roster</Link>}
      lead="A table (CSV in UTF-8) with badge number, name and unit’s code, and a user name where an account is wanted. Nothing changes before you have seen the difference."
    >
      <Panel title="The file">
        <form
          className={styles.row}
          onSubmit={(event) => {
            event.preventDefault();
            if (table !== null) comparing.mutate(table);
          }}
        >
          <FileInput
            label="Table"
            placeholder="Choose a file"
            accept=".csv,text/csv"
            value={table}
            onChange={setTable}
            miw={260}
          />
          <Button type="submit" disabled={table === null} loading={comparing.isPending}>
            Compare
          </Button>
        </form>
        {comparing.error !== null && <ProblemNote error={comparing.error} />}
      </Panel>
      {comparing.data !== undefined && (
        <RosterDifference key={comparing.data.id} found={comparing.data} />
      )}
    </Page>
  );
}

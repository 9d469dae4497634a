import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ComplianceReport } from '../../api/types';
import { Copyable } from '../../ui/copyable';
import { Facts } from '../../ui/facts';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Empty } from '../../ui/states';
import { CountsTable } from './counts-table';
import styles from './report-view.module.css';

/** The report on screen, with the same numbers as its files. */
export function ReportView({ report }: { readonly report: ComplianceReport }) {
  const { reviews, coverage } = report;
  return (
    <>
      <Panel title="This report" actions={<Downloads report={report} />}>
        <Facts
          of={[
            ['Agency', report.agency.name],
            ['Unit', report.unit?.name ?? 'All'],
            [
              'Period',
              <span key="period">
                <Moment at={report.from} /> until <Moment at={report.to} />
              </span>,
            ],
            ['Cut-off', <Moment key="cutoff" at={report.cutoff} as="exact" />],
            [
              'Content id',
              <Copyable key="id" value={report.contentId} what="the content id" short={24} />,
            ],
          ]}
        />
      </Panel>
      <Panel title="Reviews" note="Assigned in the period, as they stood at the cut-off." flush>
        {reviews.total.assigned === 0 ? (
          <Empty title="No review was assigned in this period">
            Choose other days, or all units.
          </Empty>
        ) : (
          <>
            <CountsTable
              by="Unit"
              lines={reviews.byUnit}
              total={reviews.total}
              definitions={reviews.definitions}
            />
            <CountsTable
              by="Reviewer"
              lines={reviews.byReviewer}
              definitions={reviews.definitions}
            />
            <CountsTable by="Draw" lines={reviews.byDraw} definitions={reviews.definitions} />
          </>
        )}
      </Panel>
      <Panel
        title="Holster coverage"
        note="Weapon draws in the period, with the verdict at the cut-off."
        flush
      >
        {coverage.total.holsterDraws === 0 ? (
          <Empty title="No holster draw in this period">Choose other days, or all units.</Empty>
        ) : (
          <CountsTable
            by="Unit"
            lines={coverage.byUnit}
            total={coverage.total}
            definitions={coverage.definitions}
          />
        )}
      </Panel>
      <Panel title="What holds for the whole report">
        <ul className={styles.statements}>
          {report.statements.map((statement) => (
            <li key={statement}>{statement}</li>
          ))}
        </ul>
      </Panel>
    </>
  );
}

function Downloads({ report }: { readonly report: ComplianceReport }) {
  const { from, to, cutoff, unit } = report;
  // The cut-off of what is on screen: the files then hold the same numbers, whenever they are made.
  const query = new URLSearchParams({
    from,
    to,
    cutoff,
    ...(unit === null ? {} : { unitId: unit.id }),
  });
  return (
    <span className={styles.downloads}>
      {(['csv', 'pdf'] as const).map((form) => (
        <Button
          key={form}
          component="a"
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} />}
          href={`/api/v1/reports/compliance.${form}?${query.toString()}`}
          download
        >
          {form.toUpperCase()}
        </Button>
      ))}
    </span>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { Draw } from '../../api/types';
import { Problem } from '../../lib/problem';
import { NotFoundPage } from '../../shell/not-found';
import { DownloadButton } from '../../ui/download-button';
import { Page } from '../../ui/page';
import { Panel } from '../../ui/panel';
import { ProblemNote, Waiting } from '../../ui/states';
import { AccountingView } from './accounting-view';
import { drawById } from './api';
import { CheckItYourself } from './check-it-yourself';
import styles from './draw-page.module.css';
import { DrawState } from './draw-state';
import { DrawSteps } from './draw-steps';
import { Strata } from './strata';
import { VoidDraw } from './void-draw';

const route = getRouteApi('/app/draws/$drawId');

/** One draw, led step by step, and afterwards its record. */
export function DrawPage() {
  const { drawId } = route.useParams();
  const draw = useQuery(drawById(drawId));
  if (draw.error instanceof Problem && draw.error.status === 404) return <NotFoundPage />;
  if (draw.isError) {
    return (
      <Page title={`Draw ${drawId}`} back={<Link to="/draws">Draws</Link>}>
        <ProblemNote error={draw.error} onRetry={() => void draw.refetch()} />
      </Page>
    );
  }
  return draw.data === undefined ? <Waiting rows={10} /> : <DrawDetail draw={draw.data} />;
}

function DrawDetail({ draw }: { readonly draw: Draw }) {
  return (
    <Page
      title={`Draw ${draw.id}`}
      back={<Link to="/draws">Draws</Link>}
      actions={
        <>
          <DrawState state={draw.state} />
          {draw.frozenAt !== null && <RecordLink id={draw.id} />}
        </>
      }
    >
      {draw.voidReason !== null && (
        <Panel title="Given up" note="A draw that was given up keeps its record.">
          {draw.voidReason}
        </Panel>
      )}
      {draw.accounting !== null && (
        <AccountingView accounting={draw.accounting} state={draw.state} />
      )}
      <div className={styles.columns}>
        <Panel
          title="The steps"
          note="In this order and once each. Every step is an entry in the trail."
        >
          <DrawSteps draw={draw} />
        </Panel>
        <div>
          {draw.strata.length > 0 && <Strata draw={draw} />}
          <CheckItYourself draw={draw} />
          <VoidDraw draw={draw} />
        </div>
      </div>
    </Page>
  );
}

function RecordLink({ id }: { readonly id: string }) {
  return (
    <DownloadButton
      variant="default"
      address={`/api/v1/draws/${encodeURIComponent(id)}/record`}
      name={`${id}.zip`}
    >
      Download the record
    </DownloadButton>
  );
}

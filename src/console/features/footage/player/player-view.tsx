import type { ReactNode } from 'react';
import { Controls } from './controls';
import styles from './player-view.module.css';
import type { Span } from './spans';
import type { Mark } from './timeline';
import { TimelineView } from './timeline-view';
import type { Player } from './use-player';

interface PlayerViewProps {
  readonly player: Player;
  readonly mediaUrl: string;
  readonly title: string;
  readonly bufferMs: number;
  readonly marks: readonly Mark[];
  readonly watched?: readonly Span[];
  readonly controls?: ReactNode;
}

/** Picture, timeline and buttons of one clip. */
export function PlayerView(props: PlayerViewProps) {
  const { player, mediaUrl, title, bufferMs, marks, watched, controls } = props;
  const { facts, transport } = player;
  return (
    <div className={styles.player} role="group" aria-label={`Player: ${title}`}>
      <div className={styles.stage}>
        <video
          ref={player.video}
          src={mediaUrl}
          aria-label={title}
          preload="auto"
          playsInline
          onClick={() => player.run({ do: 'transport', action: 'toggle' })}
        />
        {facts.positionMs < bufferMs && facts.failure === null && (
          <span className={styles.silent}>Pre-event buffer: no audio</span>
        )}
        {transport.motion !== 'paused' &&
          (transport.speed !== 1 || transport.motion === 'reverse') && (
            <span className={styles.speed}>
              {transport.motion === 'reverse' ? '◀ ' : ''}
              {transport.speed}×
            </span>
          )}
        <Notice failure={facts.failure} isLoading={!facts.isReady} />
      </div>
      <TimelineView
        positionMs={facts.positionMs}
        durationMs={player.durationMs}
        bufferMs={bufferMs}
        marks={marks}
        onSeek={player.seek}
        {...(watched === undefined ? {} : { watched })}
      />
      <Controls player={player} extra={controls} />
    </div>
  );
}

interface NoticeProps {
  readonly failure: 'no-picture' | 'no-bytes' | null;
  readonly isLoading: boolean;
}

function Notice({ failure, isLoading }: NoticeProps) {
  if (failure === 'no-picture') {
    return (
      <p className={styles.notice} role="alert">
        This browser cannot show the picture of this clip. Reload once its proxy is ready, or use
        another browser.
      </p>
    );
  }
  if (failure === 'no-bytes') {
    return (
      <p className={styles.notice} role="alert">
        The video stopped arriving. Check the network, then reload the page: what you watched and
        answered is kept.
      </p>
    );
  }
  return isLoading ? (
    <p className={styles.notice} role="status">
      Fetching the clip…
    </p>
  ) : null;
}

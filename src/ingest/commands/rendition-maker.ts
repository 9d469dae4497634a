import { Injectable } from '@nestjs/common';

import {
  type Clip,
  ClipProgress,
  type ClipStep,
  type NewRendition,
} from '../../footage/footage.public.js';
import { Clock } from '../../platform/clock/clock.js';
import { checkByDecoding, type Integrity } from '../../platform/media/decode-check.js';
import { MediaError } from '../../platform/media/media.errors.js';
import type { MediaFacts } from '../../platform/media/media-facts.js';
import { MediaTools } from '../../platform/media/media-tools.js';
import { planProxy, type ProxyPlan } from '../../platform/media/playability.js';
import { probe } from '../../platform/media/probe.js';
import { makeProxy, makeThumbnail, type MadeRendition } from '../../platform/media/renditions.js';
import { ObjectStore } from '../../platform/object-store/object-store.js';

export interface MadeRenditions {
  readonly renditions: readonly NewRendition[];
  readonly proxy: ProxyPlan['kind'];
  /** From the container, or from the proxy where a raw stream knows no length. */
  readonly durationMs: number;
}

type Source = Pick<Clip, 'id'> & { readonly sha256: string; readonly media: MediaFacts };

/** Makes and stores what is shown of an original: a thumbnail, and a proxy only where one is needed. */
@Injectable()
export class RenditionMaker {
  private noting = Promise.resolve();

  constructor(
    private readonly tools: MediaTools,
    private readonly store: ObjectStore,
    private readonly progress: ClipProgress,
    private readonly clock: Clock,
  ) {}

  /** @throws MediaError unreadable if no picture can be decoded */
  make(source: Source, input: string, signal: AbortSignal): Promise<MadeRenditions> {
    return this.tools.withFolder(async (folder) => {
      const facts = source.media;
      await this.note(source, 'thumbnail', 0);
      const thumbnail = await makeThumbnail(this.tools, { input, facts, folder, signal });
      const renditions = [await this.keep(source, 'thumbnail', thumbnail)];
      const wanted = planProxy(facts);
      if (wanted.kind === 'none') {
        return { renditions, proxy: 'none', durationMs: facts.durationMs ?? 0 };
      }
      await this.note(source, 'proxy', 0);
      const run = {
        ...{ input, facts, folder, signal },
        onPercent: (percent: number) => void this.note(source, 'proxy', percent),
      };
      const { made, plan } = await this.makeProxy(wanted, run);
      renditions.push(await this.keep(source, 'proxy', made));
      await this.noting;
      const shown = await probe(this.tools, made.path, signal);
      return {
        renditions,
        proxy: plan.kind,
        durationMs: facts.durationMs ?? shown.durationMs ?? 0,
      };
    });
  }

  /** Decodes everything once; damaged footage is still footage. */
  async check(
    source: Source,
    input: string,
    signal: AbortSignal,
  ): Promise<{ integrity: Integrity; errorLines: number }> {
    await this.note(source, 'checking', 0);
    const onPercent = (percent: number) => void this.note(source, 'checking', percent);
    const run = { input, facts: source.media, signal, onPercent };
    return checkByDecoding(this.tools, run).finally(() => this.noting);
  }

  /** Where copying fails, as with broken timestamps, encoding mends it. */
  private async makeProxy(
    plan: Exclude<ProxyPlan, { kind: 'none' }>,
    run: Parameters<typeof makeProxy>[2],
  ): Promise<{ made: MadeRendition; plan: ProxyPlan }> {
    try {
      return { made: await makeProxy(this.tools, plan, run), plan };
    } catch (error) {
      const isWorthEncoding =
        plan.kind === 'remux' && error instanceof MediaError && error.code === 'tool-failed';
      if (!isWorthEncoding) throw error;
      const audio = plan.audio === 'none' ? 'none' : 'encode';
      const encoding = { kind: 'encode', audio } as const;
      return { made: await makeProxy(this.tools, encoding, run), plan: encoding };
    }
  }

  private async keep(
    source: Source,
    kind: NewRendition['kind'],
    made: MadeRendition,
  ): Promise<NewRendition> {
    const { mediaType, path } = made;
    const stored = await this.store.putByContent('renditions', { path }, { mediaType });
    return {
      kind,
      objectKey: stored.key,
      sha256: stored.sha256,
      sizeBytes: stored.sizeBytes,
      mediaType,
      sourceSha256: source.sha256,
      tool: `ffmpeg ${this.tools.version}`,
      arguments: made.arguments,
    };
  }

  /** In order, and never in the way: progress is no fact, so a failure to note it fails nothing. */
  private note(source: Source, step: ClipStep, percent: number): Promise<void> {
    this.noting = this.noting
      .then(() => this.progress.set(source.id, step, percent, this.clock.now()))
      .catch(() => undefined);
    return this.noting;
  }
}

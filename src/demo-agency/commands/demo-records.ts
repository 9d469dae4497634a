import { Injectable } from '@nestjs/common';
import { RecordTriggerEventsCommand } from '../../activations/activations.public.js';
import { CategorizeClipCommand } from '../../footage/footage.public.js';
import { invariant } from '../../platform/errors/invariant.js';
import type { History } from '../domain/history.js';
import type { PlannedClip, PlannedEvent } from '../domain/planned.js';
import { DemoIntake, DOCK } from './demo-intake.js';
import { DemoMachines } from './demo-machines.js';
import type { Crew } from './crew.js';
import type { Moment } from './timeline.js';

/** Whose clips the officer with an account categorizes; the records desk does the others. */
const OFFICER_WITH_ACCOUNT = 0;

/** What comes in from cameras and sensors, and what is said about it. */
@Injectable()
export class DemoRecords {
  constructor(
    private readonly intake: DemoIntake,
    private readonly recordEvents: RecordTriggerEventsCommand,
    private readonly categorize: CategorizeClipCommand,
    private readonly machines: DemoMachines,
  ) {}

  /** @param files paths of the recordings, by the clips' own names */
  moments(crew: Crew, { clips, events }: History, files: ReadonlyMap<string, string>): Moment[] {
    return [
      ...clips.flatMap((clip) => this.clipMoments(crew, clip, files)),
      ...events.map((event) => ({
        at: event.receivedAt,
        act: () => this.record(crew, event),
      })),
    ];
  }

  private clipMoments(crew: Crew, clip: PlannedClip, files: ReadonlyMap<string, string>): Moment[] {
    let clipId = '';
    const send = async () => {
      const file = clip.flaw === 'never-sent' ? null : files.get(clip.bytesOf);
      invariant(file !== undefined, `There is a recording for ${clip.sourceClipId}`);
      clipId = await this.intake.send(await this.machines.at(crew, 'dock'), clip, file);
    };
    const { categorized } = clip;
    if (categorized === null) return [{ at: clip.receivedAt, act: send }];
    const name = async () => {
      const isOwn = clip.officer === OFFICER_WITH_ACCOUNT;
      const person = await crew(isOwn ? 'officer' : 'records', 'clip.categorize');
      const reason = isOwn ? 'My own call' : 'As in the incident report';
      await this.categorize.execute(person, clipId, { category: categorized.category, reason });
    };
    return [
      { at: clip.receivedAt, act: send },
      { at: categorized.at, act: name },
    ];
  }

  private async record(crew: Crew, event: PlannedEvent): Promise<void> {
    const { eventId, sensorSerial, kind, occurredAt } = event;
    const sensors = await this.machines.at(crew, 'sensors');
    const told = { source: DOCK, eventId, sensorSerial, kind, occurredAt, raw: null };
    await this.recordEvents.execute(sensors, [told]);
  }
}

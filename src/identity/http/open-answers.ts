import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import type { Response } from 'express';
import { FindEndedSessions } from '../queries/ended-sessions.js';

/** Well within the minute that an ended session may still receive something. */
const LOOK_EVERY_MS = 1_000;

/**
 * Every answer that is on its way to a session. Most leave within milliseconds; what takes longer
 * (footage, exports, uploads) is broken off as soon as its session has ended, by whichever server
 * that was done.
 */
@Injectable()
export class OpenAnswers implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(OpenAnswers.name);
  private readonly open = new Map<Response, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly findEnded: FindEndedSessions) {}

  onModuleInit(): void {
    this.timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  add(sessionId: string, response: Response): void {
    this.open.set(response, sessionId);
    response.once('close', () => this.open.delete(response));
  }

  private async look(): Promise<void> {
    if (this.open.size === 0) return;
    try {
      const ended = await this.findEnded.among([...new Set(this.open.values())]);
      for (const [response, sessionId] of this.open) {
        if (ended.has(sessionId)) response.destroy();
      }
    } catch (error) {
      // The next look comes in a second; nothing new is let through meanwhile.
      this.logger.warn(`Could not ask which sessions have ended: ${String(error)}`);
    }
  }
}

import { Injectable } from '@nestjs/common';

/** What the witnesses remember of this log, asked at start before anything is signed. */
@Injectable()
export class WitnessedSizes {
  /** The largest tree that a witness in reach has cosigned, with that witness's name. */
  largest(): Promise<{ name: string; size: number } | null> {
    return Promise.resolve(null);
  }
}

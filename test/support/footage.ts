import { existsSync } from 'node:fs';
import { join } from 'node:path';

const realFootage = join(__dirname, '..', '..', '..', 'shared', 'footage');

/** The real recordings beside the repository; null where they are not, and synthetic ones serve. */
export const REAL_FOOTAGE: string | null = existsSync(realFootage) ? realFootage : null;

import type { ValueTransformer } from 'typeorm';

/** PostgreSQL hands out bigint as text. Sizes stay far below 2^53, so numbers are safe here. */
export const bigInteger: ValueTransformer = {
  to: (value: number | null) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

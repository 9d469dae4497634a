import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { RECORDING_TRIGGERS } from '../../footage/footage.public.js';

const text = (max: number) => z.string().trim().min(1).max(max);
/** CSV knows only text, and an empty cell for nothing. */
const blankAsMissing = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema);
const wholeNumber = blankAsMissing(z.coerce.number().int().nonnegative().optional());

/** One line of a sidecar: the columns of POST /clips and the file that they describe. */
const sidecarRowSchema = z.object({
  fileName: text(1000).refine(staysInside, 'must name a file inside of the folder'),
  cameraSerial: text(100),
  recordedAt: z.iso.datetime({ offset: true, error: 'must be a time with offset' }),
  bufferMs: wholeNumber,
  durationMs: wholeNumber,
  trigger: blankAsMissing(z.enum(RECORDING_TRIGGERS).optional()),
  source: blankAsMissing(text(100).optional()),
  sourceClipId: blankAsMissing(text(200).optional()),
  sha256: blankAsMissing(
    z
      .string()
      .toLowerCase()
      .regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits')
      .optional(),
  ),
});
export type SidecarRow = z.infer<typeof sidecarRowSchema>;

export interface Sidecar {
  readonly rows: readonly SidecarRow[];
  /** One sentence for each line that cannot be used; the others still can. */
  readonly errors: readonly string[];
}

/** Lines of a sidecar longer than this are no metadata. */
const MOST_RECORD_CHARACTERS = 20_000;

/**
 * Reads the table that lies beside the files: CSV with a header line, or JSON as an array of
 * objects with the same names.
 * @throws Error if it is no table at all
 */
export function readSidecar(name: string, content: string): Sidecar {
  const table: unknown = name.toLowerCase().endsWith('.json')
    ? JSON.parse(content)
    : parse(content, {
        columns: true,
        bom: true,
        trim: true,
        skip_empty_lines: true,
        relax_column_count: true,
        max_record_size: MOST_RECORD_CHARACTERS,
      });
  const lines = z.array(z.unknown()).parse(table);
  const rows: SidecarRow[] = [];
  const errors: string[] = [];
  const seen = new Set<string>();
  lines.forEach((line, at) => {
    const parsed = sidecarRowSchema.safeParse(line);
    if (!parsed.success) {
      errors.push(`Row ${at + 1}: ${parsed.error.issues.map(inWords).join('; ')}`);
    } else if (seen.has(parsed.data.fileName)) {
      errors.push(`Row ${at + 1}: ${parsed.data.fileName} stands in an earlier row too`);
    } else {
      seen.add(parsed.data.fileName);
      rows.push(parsed.data);
    }
  });
  return { rows, errors };
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')}: ${message}`;
}

function staysInside(fileName: string): boolean {
  const segments = fileName.split('/');
  return !fileName.includes('\\') && segments.every((part) => !['', '.', '..'].includes(part));
}

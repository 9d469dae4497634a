import { z } from 'zod';

const jsonEnum = z.object({ enum: z.array(z.string()).optional() });

/**
 * Facts that a schema takes, for showing how its sentence reads: each is called by its own name
 * where any text will do, and is otherwise the first of a few that fits.
 * @returns null where a fact takes none of these
 */
export function sampleFacts({ shape }: z.ZodObject): Record<string, unknown> | null {
  const sample: Record<string, unknown> = {};
  for (const [name, field] of Object.entries<z.core.$ZodType>(shape)) {
    const fitting = candidates(name, field).filter((one) => z.safeParse(field, one).success);
    if (fitting.length === 0) return null;
    sample[name] = fitting[0];
  }
  return sample;
}

function candidates(name: string, field: z.core.$ZodType): unknown[] {
  const named = `‹${name}›`;
  const listed = jsonEnum.safeParse(z.toJSONSchema(field, { unrepresentable: 'any', io: 'input' }));
  const texts = [
    ...(listed.data?.enum ?? []),
    named,
    '0199c0de-0000-7000-8000-000000000001',
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '2026-11-20T22:31:19Z',
    '2026-11-20',
    '2026-W47',
    '31415926535897932384',
  ];
  return [...texts, 3, true, ...texts.map((text) => [text]), [3], [], {}, null, undefined];
}

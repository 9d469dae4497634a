/** Where the console shows a thing, and what the trail calls it. */
const PLACES: Readonly<Record<string, string>> = {
  authorizations: 'authorization',
  clips: 'clip',
  draws: 'draw',
  reviews: 'review',
  policies: 'review-policy',
};

const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/**
 * What entries are about, from what a person pasted: the address of a page, `draw:<id>` as the trail
 * writes it, or a bare identifier, which is taken for a clip's. Undefined for anything else.
 */
export function subjectFrom(pasted: string): string | undefined {
  const text = pasted.trim();
  const page = new RegExp(`/(\\w+)/(${UUID})`, 'i').exec(text);
  const what = page?.[1] === undefined ? undefined : PLACES[page[1]];
  if (what !== undefined && page?.[2] !== undefined) return `${what}:${page[2].toLowerCase()}`;
  if (new RegExp(`^${UUID}$`, 'i').test(text)) return `clip:${text.toLowerCase()}`;
  return /^[a-z][a-z-]*:[A-Za-z0-9._:-]+$/.test(text) ? text : undefined;
}

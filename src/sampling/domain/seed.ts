import { hash } from 'node:crypto';

/** First line of every seed text: names the rule, so that a later rule cannot be mistaken for it. */
const SEED_TEXT_HEADER = 'bwc-draw-seed/v1';

/** Twenty ten-sided dice: 66 bits, which nobody searches through. */
export const DICE_DIGITS = 20;

/** One source of chance in a seed, as its line in the seed text. */
export type SeedContribution = `dice ${string}` | `drand-quicknet ${number} ${string}`;

/** Whether a text is the result of twenty ten-sided dice, in the order in which they were read. */
export function isDiceResult(digits: string): boolean {
  return digits.length === DICE_DIGITS && /^[0-9]+$/.test(digits);
}

/**
 * The text whose hash is the seed. It holds the draw's id and the population's root, so a seed
 * belongs to one draw and one population, and nothing can be put into the urn afterwards.
 * @param populationRoot lower-case hex
 * @param contributions in the order in which they were declared
 */
export function seedText(
  drawId: string,
  populationRoot: string,
  contributions: readonly SeedContribution[],
): string {
  return [SEED_TEXT_HEADER, drawId, populationRoot, ...contributions, ''].join('\n');
}

/** The seed handed to the sampler, as lower-case hex text. */
export function seedOf(text: string): string {
  return hash('sha256', text, 'hex');
}

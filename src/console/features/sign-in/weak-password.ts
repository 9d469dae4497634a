import { asProblem, Problem } from '../../lib/problem';

/** Why a password is refused, in words for whoever chose it. */
const REASONS: Readonly<Record<string, string>> = {
  'too-short': 'It is too short.',
  'too-long': 'It is longer than 1,024 bytes.',
  'has-user-name': 'Your user name is in it.',
  'has-own-name': 'Your own name is in it.',
  'has-agency-name': 'The agency’s name, or a word of it, is in it.',
  'repeats-itself': 'It repeats the same few characters.',
  'is-common': 'It is among the passwords that many people use, so it is guessed first.',
  'is-breached': 'It has become known in a theft of passwords elsewhere.',
  'is-the-old-one': 'It is the password that you have now.',
};

/** The problem as it is, or in plain reasons where a password was too weak. */
export function inPlainReasons(error: unknown): Problem {
  const problem = asProblem(error);
  if (problem.code !== 'credentials.weak-password') return problem;
  const { reason, atLeast } = problem.facts;
  const why = typeof reason === 'string' ? REASONS[reason] : undefined;
  const length =
    reason === 'too-short' && typeof atLeast === 'number'
      ? `Take at least ${String(atLeast)} characters; a few words in a row are good.`
      : problem.mend;
  const says = `This password cannot be used. ${why ?? ''}`.trim();
  return new Problem(problem.status, problem.code, says, length, null);
}

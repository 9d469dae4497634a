/**
 * The credential that a command of the command line sends, if the environment has one. Never an
 * option: what stands in a command line, everybody on the machine can see.
 */
export function credentialFromEnvironment(): string | undefined {
  return process.env.PLUMBLINE_API_KEY;
}

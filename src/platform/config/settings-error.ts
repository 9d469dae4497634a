/** A setting that is wrong. Says which, and never prints a value. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

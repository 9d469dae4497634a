/**
 * The one written form of a serial number. Docks, sidecar files and people differ in case and in
 * stray spaces; two spellings of one device must never become two devices.
 */
export function normalizeSerial(serial: string): string {
  return serial.normalize('NFKC').trim().toUpperCase();
}

/** Coded values in the words of the product. Unknown codes read as themselves, never as nothing. */
const WORDS: Readonly<Record<string, string>> = {
  holster_draw: 'Holster draw',
  holster_return: 'Holster return',
  light_bar: 'Light bar',
  light_bar_on: 'Light bar on',
  taser: 'TASER',
  taser_armed: 'TASER armed',
  manual: 'Button',
  covered: 'Covered',
  already_recording: 'Already recording',
  late: 'Late',
  missed: 'Missed',
  no_camera: 'No camera assigned',
  pending_upload: 'Pending upload',
  sensor_unassigned: 'Sensor with nobody',
  in_progress: 'In progress',
  not_applicable: 'Does not apply',
  'not-ready': 'Not ready',
  'too-short': 'Too short',
};

/** `no_camera` → `No camera assigned`; an unlisted code loses its underscores. */
export function inWords(code: string): string {
  const known = WORDS[code];
  if (known !== undefined) return known;
  const plain = code.replaceAll(/[_-]+/g, ' ');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

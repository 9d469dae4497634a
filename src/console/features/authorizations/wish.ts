import type { Authorization, NewAuthorization } from '../../api/types';
import { field } from '../../lib/form';
import { shiftDay, startOfDay } from '../../lib/times';
import { RESTRICTIONS } from './words';

/** What the form of an authorization asks the server for; the document is read from its file. */
export async function wishFrom(
  form: FormData,
  kind: Authorization['kind'],
  zone: string,
): Promise<NewAuthorization> {
  const reference = field(form, 'documentReference').trim();
  const document = await documentOf(form.get('document'));
  return {
    kind,
    personId: field(form, 'personId'),
    purpose: field(form, 'purpose').trim(),
    // The last day is included, by the agency's calendar.
    validUntil: startOfDay(shiftDay(field(form, 'lastDay'), 1), zone),
    ...(reference === '' ? {} : { documentReference: reference }),
    ...(document === null ? {} : { document }),
    ...coverageOf(form, kind),
  };
}

function coverageOf(form: FormData, kind: Authorization['kind']) {
  if (kind === 'clearance') {
    const chosen = form.getAll('restrictions');
    return { restrictions: RESTRICTIONS.filter((one) => chosen.includes(one)) };
  }
  if (kind === 'designation') return {};
  const reach = (['own', 'units', 'all'] as const).find((one) => one === field(form, 'reach'));
  const unitIds = form.getAll('unitIds').filter((id) => typeof id === 'string');
  return {
    reach: reach ?? ('own' as const),
    ...(reach === 'units' ? { unitIds } : {}),
    coversReviews: form.get('coversReviews') !== null,
  };
}

/** Base64 of the chosen file; null where none was chosen. */
async function documentOf(file: FormDataEntryValue | null): Promise<string | null> {
  if (!(file instanceof File) || file.size === 0) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(text);
}

/** As many as a call may have arguments everywhere. */
const CHUNK = 8192;

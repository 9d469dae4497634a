import { FileInput, TextInput, Textarea } from '@mantine/core';
import { isoDayOf, shiftDay } from '../../lib/times';
import { useZone } from '../../lib/zone';

/** A year is what the setting allows unless the agency set less. */
const USUAL_DAYS = 364;

/** The purpose, the signed paper, and until when. */
export function PaperFields() {
  const zone = useZone();
  const today = isoDayOf(new Date().toISOString(), zone);
  const common = { required: true, withAsterisk: false } as const;
  return (
    <>
      <Textarea
        label="Legitimate, specified law enforcement purpose"
        name="purpose"
        minLength={10}
        maxLength={2000}
        autosize
        minRows={2}
        {...common}
      />
      <TextInput
        label="Number or place of the signed document"
        description="Needed unless the document itself is added."
        name="documentReference"
        maxLength={200}
      />
      <FileInput
        label="Signed document"
        description="PDF, at most a megabyte. It is kept and never overwritten."
        name="document"
        accept="application/pdf"
        clearable
      />
      <TextInput
        type="date"
        label="Last day"
        name="lastDay"
        min={today}
        defaultValue={shiftDay(today, USUAL_DAYS - 1)}
        {...common}
      />
    </>
  );
}

import { Autocomplete, NumberInput, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { momentAt } from '../../lib/times';
import { useZone } from '../../lib/zone';
import { useCameras } from '../agency/agency';
import styles from './ingest.module.css';
import type { Origin } from './send-file';

interface OriginFormProps {
  /** Null while something is missing. */
  readonly onChange: (origin: Origin | null) => void;
}

/** Which camera recorded it, and when: everything that the file itself cannot prove. */
export function OriginForm({ onChange }: OriginFormProps) {
  const cameras = useCameras();
  const zone = useZone();
  const [cameraSerial, setCamera] = useState('');
  const [startedAt, setStart] = useState('');
  const [bufferSeconds, setBuffer] = useState<number | string>(30);
  useEffect(() => {
    const isWhole = cameraSerial.trim() !== '' && startedAt !== '' && bufferSeconds !== '';
    onChange(
      isWhole
        ? {
            cameraSerial: cameraSerial.trim(),
            recordedAt: momentAt(startedAt, zone),
            bufferMs: Math.round(Number(bufferSeconds) * 1000),
          }
        : null,
    );
  }, [cameraSerial, startedAt, bufferSeconds, zone, onChange]);
  return (
    <div className={styles.origin}>
      <Autocomplete
        label="Camera"
        description="Its serial number"
        data={(cameras.data?.items ?? []).map(({ serial }) => serial)}
        limit={12}
        value={cameraSerial}
        onChange={setCamera}
      />
      <TextInput
        type="datetime-local"
        step={1}
        label="Recording start"
        description={`In the agency’s time, ${zone}`}
        value={startedAt}
        onChange={({ currentTarget }) => setStart(currentTarget.value)}
      />
      <NumberInput
        label="Pre-event buffer, seconds"
        description="The stretch before activation, without audio"
        min={0}
        max={300}
        value={bufferSeconds}
        onChange={setBuffer}
      />
    </div>
  );
}

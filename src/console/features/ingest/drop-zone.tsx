import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { cls } from '../../lib/cls';
import styles from './ingest.module.css';

interface DropZoneProps {
  /** Whether the origin is stated; files without one would be lost footage. */
  readonly isReady: boolean;
  readonly onFile: (file: File) => void;
}

/** Takes files by dropping or choosing. */
export function DropZone({ isReady, onFile }: DropZoneProps) {
  const [isOver, setOver] = useState(false);
  const [isTooMany, setTooMany] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Each recording has a start of its own: two files under one would be evidence with a wrong time.
  const take = (files: FileList | null) => {
    const [file, ...others] = files ?? [];
    setTooMany(others.length > 0);
    if (isReady && file !== undefined && others.length === 0) onFile(file);
  };
  return (
    <div
      className={cls(styles.drop, isOver && isReady && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconUpload size={26} stroke={1.5} aria-hidden="true" />
      <p className={styles.dropWords}>
        {isReady
          ? 'Drop the recording here. An upload that breaks off goes on where it stopped.'
          : 'State the camera and the recording start first.'}
      </p>
      {isTooMany && (
        <p role="alert" className={styles.dropWords}>
          One file at a time, please: each recording has a start of its own.
        </p>
      )}
      <Button variant="default" disabled={!isReady} onClick={() => input.current?.click()}>
        Choose a file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="video/*,.mkv,.ts,.avi"
        aria-label="Recording to bring in"
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

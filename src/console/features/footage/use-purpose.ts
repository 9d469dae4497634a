import { useSessionStorage } from '@mantine/hooks';
import type { StatedPurpose } from '../../api/types';

/**
 * The purpose that was stated last, for as long as the browser's tab: who works on one case opens
 * many clips for it. The explanation is asked anew each time.
 */
export function usePurpose(): readonly [StatedPurpose, (stated: StatedPurpose) => void] {
  const [stated, setStated] = useSessionStorage<StatedPurpose>({
    key: 'plumbline.purpose',
    defaultValue: { purpose: 'investigation', reference: '', explanation: '' },
    getInitialValueInEffect: false,
  });
  return [stated, setStated];
}

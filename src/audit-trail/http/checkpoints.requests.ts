import { TextField, WholeNumberField } from '../../platform/http/fields.js';

const SIZE = { min: 1, max: Number.MAX_SAFE_INTEGER };

export class ConsistencyRequest {
  @WholeNumberField({ ...SIZE, says: 'Size of the older checkpoint' })
  from: number;

  @WholeNumberField({ ...SIZE, says: 'Size of the newer one' })
  to: number;
}

export class KeptCheckpointRequest {
  @TextField({
    max: 20_000,
    says: 'The checkpoint as it was kept, with its signature if it has one',
  })
  checkpoint: string;
}

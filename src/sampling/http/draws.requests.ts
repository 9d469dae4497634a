import { IdField, MomentField, TextField } from '../../platform/http/fields.js';

export class DeclareDrawRequest {
  @IdField({ says: 'The version of the review policy that was in force when the window began' })
  policyId: string;

  @MomentField({ says: 'Clips received from this moment on' })
  windowFrom: Date;

  @MomentField({ says: 'Clips received before this moment' })
  windowTo: Date;
}

export class SeedDrawRequest {
  @TextField({ max: 100, says: 'The results of twenty ten-sided dice, in the order of reading' })
  digits: string;

  @TextField({ max: 100, says: 'The same digits, read and typed again' })
  digitsAgain: string;
}

export class VoidDrawRequest {
  @TextField({ max: 1000, says: 'Why the draw is given up; shown with it for ever' })
  reason: string;
}

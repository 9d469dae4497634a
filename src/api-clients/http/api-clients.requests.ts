import {
  BooleanField,
  EnumField,
  MomentField,
  TextField,
  TextListField,
  WholeNumberField,
} from '../../platform/http/fields.js';
import {
  API_CLIENT_PURPOSES,
  API_CLIENT_SCOPES,
  type ApiClientPurpose,
  type ApiClientScope,
} from '../domain/api-client.js';

export class CreateApiClientRequest {
  @TextField({ max: 100, pattern: /\S/ })
  name: string;

  @EnumField(API_CLIENT_PURPOSES)
  purpose: ApiClientPurpose;

  @TextListField({ min: 1, max: API_CLIENT_SCOPES.length, of: API_CLIENT_SCOPES })
  permissions: ApiClientScope[];

  @MomentField({ says: 'When the credential ends by itself; at most a year from now' })
  validUntil: Date;

  @TextListField({
    max: 50,
    maxLength: 60,
    optional: true,
    says: 'Addresses or networks (CIDR) that it may come from; without any, from anywhere',
  })
  networks?: string[];

  @WholeNumberField({ min: 1, max: 100_000, optional: true })
  requestsPerMinute?: number;
}

/** A week: whoever needs longer has not planned to change the machine's secret. */
const LONGEST_OVERLAP_HOURS = 168;

export class RotateSecretRequest {
  @WholeNumberField({
    min: 0,
    max: LONGEST_OVERLAP_HOURS,
    optional: true,
    says: 'Hours for which the earlier secret stays good; 24 by default',
  })
  overlapHours?: number;
}

export class RevokeApiClientRequest {
  @TextField({ max: 500, pattern: /\S/, says: 'Why; kept beside the entry in the trail' })
  reason: string;
}

export class RegisterKeyRequest {
  @TextField({ max: 5000, says: 'The public key, as PEM or as a JSON Web Key' })
  key: string;

  @BooleanField({ optional: true, says: 'Ends the secrets: from then on it must sign' })
  endsSecrets?: boolean;
}

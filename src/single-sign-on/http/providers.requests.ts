import {
  BooleanField,
  EnumField,
  IdField,
  TextField,
  TextListField,
} from '../../platform/http/fields.js';
import { ROLES, type Role } from '../../identity/identity.public.js';
import { SIGNING_ALGORITHMS, type SigningAlgorithm, SLUG } from '../domain/provider.js';

const TOKEN = /^[\x21-\x7e]+$/;

export class CheckProviderRequest {
  @TextField({
    max: 500,
    pattern: /^https:\/\/\S+$/,
    says: 'The issuer, exactly as it names itself',
  })
  issuer: string;
}

export class ProviderSettingsRequest {
  @TextField({ max: 80, says: 'How people know it' })
  name: string;

  @TextField({ max: 500 })
  clientId: string;

  @TextField({ max: 2000, optional: true, says: 'Left out to keep the one that is there' })
  clientSecret?: string;

  @EnumField(SIGNING_ALGORITHMS, { says: 'The only signature that is accepted of it' })
  algorithm: SigningAlgorithm;

  @TextListField({ max: 20, maxLength: 200, pattern: TOKEN })
  scopes: string[];

  @TextListField({
    max: 20,
    pattern: TOKEN,
    says: 'Values of acr of which one proves a second factor',
  })
  requiredAcr: string[];

  @TextListField({
    max: 20,
    pattern: TOKEN,
    says: 'Values of amr of which one proves a second factor',
  })
  requiredAmr: string[];

  @TextField({ max: 200, optional: true, says: 'The claim that holds groups' })
  groupsClaim?: string;

  @BooleanField()
  isEnabled: boolean;
}

export class NewProviderRequest extends ProviderSettingsRequest {
  @TextField({ max: 40, pattern: SLUG, says: 'How it is named in addresses; never changes' })
  slug: string;

  @TextField({ max: 500, pattern: /^https:\/\/\S+$/, says: 'Never changes' })
  issuer: string;

  @TextField({ max: 2000 })
  declare clientSecret: string;
}

export class GroupRoleRequest {
  @TextField({ max: 500, says: 'As the provider sends it' })
  group: string;

  @EnumField(ROLES)
  role: Role;

  @IdField({ optional: true })
  unitId?: string;
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AgencyDirectory } from '../../agency/agency.public.js';
import { IdentityDirectory } from '../../identity/identity.public.js';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import {
  contentKey,
  ObjectStore,
  type OpenedObject,
} from '../../platform/object-store/object-store.js';
import { authorizationRefusals } from '../domain/authorizations.errors.js';
import { checkContent, type NewAuthorization } from '../domain/granting.js';

const PREFIX = 'authorizations';

/** What a written authorization refers to: people and units that exist, and the signed paper. */
@Injectable()
export class AuthorizationPapers {
  constructor(
    private readonly people: IdentityDirectory,
    private readonly agency: AgencyDirectory,
    private readonly store: ObjectStore,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Whether it can be given as it is written.
   * @throws DomainError those of `checkContent`, `authorization.person-not-found`, `.unit-not-found`
   */
  async check(asked: NewAuthorization, now: Date): Promise<void> {
    checkContent(asked, now, this.settings.authorizations.maximumDays);
    const { personId, unitIds } = asked;
    const names = await this.people.namesOf([personId]);
    if (!names.has(personId)) throw authorizationRefusals.refuse('person-not-found');
    const units = await this.agency.unitsByIds(unitIds);
    if (unitIds.some((id) => !units.has(id))) throw authorizationRefusals.refuse('unit-not-found');
  }

  /** Keeps the document under its own digest, where nothing overwrites it; the digest. */
  async keep(document: Buffer | null): Promise<string | null> {
    if (document === null) return null;
    const sha256 = createHash('sha256').update(document).digest('hex');
    await this.store.putByContent(PREFIX, document, { mediaType: 'application/pdf', sha256 });
    return sha256;
  }

  open(sha256: string): Promise<OpenedObject> {
    return this.store.open(contentKey(PREFIX, sha256));
  }
}

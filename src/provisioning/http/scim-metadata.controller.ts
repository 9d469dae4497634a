import { Controller, Get, Header, Inject, UseFilters } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Settings, SETTINGS } from '../../platform/config/settings.js';
import { RequiresPermission } from '../../platform/http/access.js';
import { SCIM_JSON, ScimErrorFilter } from './scim-error.filter.js';
import {
  type ScimAnswer,
  serviceProviderConfig,
  toList,
  userResourceType,
  userSchema,
} from './scim-resources.js';

/** What this server can do of SCIM 2.0 (RFC 7644 section 4). */
@ApiExcludeController()
@Controller('scim/v2')
@RequiresPermission('person.provision')
@UseFilters(ScimErrorFilter)
export class ScimMetadataController {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  @Get('ServiceProviderConfig')
  @Header('Content-Type', SCIM_JSON)
  config(): ScimAnswer {
    return serviceProviderConfig(this.base);
  }

  @Get('ResourceTypes')
  @Header('Content-Type', SCIM_JSON)
  resourceTypes(): ScimAnswer {
    return toList([userResourceType(this.base)]);
  }

  @Get('Schemas')
  @Header('Content-Type', SCIM_JSON)
  schemas(): ScimAnswer {
    return toList([userSchema(this.base)]);
  }

  /** Systems ask for groups whether or not there are any: roles are given by people alone. */
  @Get('Groups')
  @Header('Content-Type', SCIM_JSON)
  groups(): ScimAnswer {
    return toList([]);
  }

  private get base(): string {
    return `${this.settings.http.publicUrl}/scim/v2`;
  }
}

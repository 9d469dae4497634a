import { All, Controller, MethodNotAllowedException, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';

import { RequiresPermission } from '../../platform/http/access.js';
import { TusUploads } from './tus-uploads.js';

const METHODS = new Set(['POST', 'HEAD', 'PATCH', 'OPTIONS']);

/** A controller and not middleware in front of Nest, so that the guards run for every request. */
@ApiExcludeController()
@Controller('uploads')
export class UploadsController {
  constructor(private readonly tus: TusUploads) {}

  @All()
  @RequiresPermission('clip.ingest')
  async collection(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.speak(request, response);
  }

  @All(':id')
  @RequiresPermission('clip.ingest')
  async one(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.speak(request, response);
  }

  private async speak(request: Request, response: Response): Promise<void> {
    if (!METHODS.has(request.method)) throw new MethodNotAllowedException();
    await this.tus.handle(request, response);
  }
}

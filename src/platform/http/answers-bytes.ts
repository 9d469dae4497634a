import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

/** Says in the API document that a route answers a file of this media type, not JSON. */
export const AnswersBytes = (mediaType: string) =>
  applyDecorators(
    ApiProduces(mediaType),
    ApiOkResponse({ schema: { type: 'string', format: 'binary' } }),
  );

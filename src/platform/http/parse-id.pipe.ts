import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { InvalidInput } from './problem-details.js';

/**
 * An identifier from the path, in the one spelling that the trail uses: PostgreSQL takes a UUID in
 * any case, but an entry about `clip:0199AB…` would never be found with those about `clip:0199ab…`.
 */
@Injectable()
export class ParseIdPipe implements PipeTransform<string, string> {
  transform(value: string, { data = 'id' }: ArgumentMetadata): string {
    if (!isUUID(value)) throw new InvalidInput([`${data} must be a UUID`]);
    return value.toLowerCase();
  }
}

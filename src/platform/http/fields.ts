import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  NotContains,
  ValidateNested,
} from 'class-validator';

/** Composed decorators: each field says once what it is, for validation and for the document. */
interface Common {
  optional?: boolean;
  says?: string;
}

const common = ({ optional = false, says }: Common) => ({
  required: !optional,
  ...(says === undefined ? {} : { description: says }),
});

const maybe = ({ optional = false }: Common): PropertyDecorator[] =>
  optional ? [IsOptional()] : [];

/** Text of limited length. NUL cannot be stored by PostgreSQL and is refused here. */
export function TextField(options: Common & { min?: number; max: number; pattern?: RegExp }) {
  const { min = 1, max, pattern } = options;
  return applyDecorators(
    ApiProperty({ type: String, minLength: min, maxLength: max, ...common(options) }),
    ...maybe(options),
    IsString(),
    MinLength(min),
    MaxLength(max),
    NotContains('\0', { message: '$property contains a NUL character' }),
    ...(pattern === undefined ? [] : [Matches(pattern)]),
  );
}

/** A password is taken exactly as it is typed, NUL and all; only its size has a limit. */
export function PasswordField(options: Common & { maxBytes: number }) {
  const { maxBytes } = options;
  return applyDecorators(
    ApiProperty({ type: String, format: 'password', minLength: 1, ...common(options) }),
    IsString(),
    MinLength(1),
    ValidateBy({
      name: 'maxBytes',
      validator: {
        validate: (value) => typeof value === 'string' && Buffer.byteLength(value) <= maxBytes,
        defaultMessage: () => `$property is longer than ${maxBytes} bytes`,
      },
    }),
  );
}

export function IdField(options: Common = {}) {
  return applyDecorators(
    ApiProperty({ type: String, format: 'uuid', ...common(options) }),
    ...maybe(options),
    // One spelling: identifiers end up in audit entries, where they are compared as text.
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' ? value.toLowerCase() : value,
    ),
    IsUUID(),
  );
}

export function WholeNumberField(options: Common & { min: number; max: number }) {
  const { min, max } = options;
  return applyDecorators(
    ApiProperty({ type: 'integer', minimum: min, maximum: max, ...common(options) }),
    ...maybe(options),
    // Query strings carry digits; JSON bodies must carry a number.
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(min),
    Max(max),
  );
}

export function NumberField(options: Common & { min: number; max: number }) {
  const { min, max } = options;
  return applyDecorators(
    ApiProperty({ type: Number, minimum: min, maximum: max, ...common(options) }),
    ...maybe(options),
    IsNumber({ allowNaN: false, allowInfinity: false }),
    Min(min),
    Max(max),
  );
}

export function BooleanField(options: Common = {}) {
  return applyDecorators(
    ApiProperty({ type: Boolean, ...common(options) }),
    ...maybe(options),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );
}

/** What another standard defines and its own library reads, such as an answer of WebAuthn. */
export function ForeignObjectField(options: Common = {}) {
  const { required: selfRequired, ...rest } = common(options);
  return applyDecorators(
    ApiProperty({ type: 'object', additionalProperties: true, selfRequired, ...rest }),
    ...maybe(options),
    IsObject(),
  );
}

export function EnumField(values: readonly string[], options: Common = {}) {
  return applyDecorators(
    ApiProperty({ type: String, enum: [...values], ...common(options) }),
    ...maybe(options),
    IsIn([...values]),
  );
}

/** RFC 3339 with an offset: a time without one means different moments to different people. */
const RFC_3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** A moment; it arrives in the DTO as a `Date`. */
export function MomentField(options: Common = {}) {
  return applyDecorators(
    ApiProperty({ type: String, format: 'date-time', ...common(options) }),
    ...maybe(options),
    Transform(({ value }: { value: unknown }) => toMoment(value)),
    IsMoment(),
  );
}

function toMoment(value: unknown): unknown {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return value;
  const moment = new Date(value);
  return Number.isNaN(moment.getTime()) ? value : moment;
}

const IsMoment = () =>
  IsDate({ message: '$property must be a time with offset, such as 2026-11-20T22:31:19Z' });

export function ListField(
  type: () => new () => object,
  options: Common & { min?: number; max: number },
) {
  const { min = 0, max } = options;
  return applyDecorators(
    ApiProperty({
      type: () => type(),
      isArray: true,
      minItems: min,
      maxItems: max,
      ...common(options),
    }),
    ...maybe(options),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    ValidateNested({ each: true }),
    Type(type),
  );
}

export function TextListField(
  options: Common & {
    min?: number;
    max: number;
    of?: readonly string[];
    maxLength?: number;
    pattern?: RegExp;
  },
) {
  const { min = 0, max, of, maxLength = 200, pattern } = options;
  return applyDecorators(
    ApiProperty({
      type: String,
      isArray: true,
      ...(min === 0 ? {} : { minItems: min }),
      maxItems: max,
      ...(of === undefined ? {} : { enum: [...of] }),
      ...common(options),
    }),
    ...maybe(options),
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsString({ each: true }),
    MaxLength(maxLength, { each: true }),
    ...(of === undefined ? [] : [IsIn([...of], { each: true })]),
    ...(pattern === undefined ? [] : [Matches(pattern, { each: true })]),
  );
}

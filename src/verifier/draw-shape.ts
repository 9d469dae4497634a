import { isObject, type Json, type JsonObject } from './draw-json.js';

/** A member of `draw.json` that is not what the format says. */
export class WrongShape extends Error {
  override readonly name = 'WrongShape';

  constructor(
    /** The member, such as `counts.eligible`. */
    readonly position: string,
    says: string,
  ) {
    super(says);
  }
}

export interface Reviewer {
  readonly reviewer: string;
  readonly officer: string | null;
  readonly units: readonly string[];
}

export interface DrawCounts {
  readonly received: number;
  readonly notEligible: ReadonlyMap<string, number>;
  readonly eligible: number;
  readonly excluded: ReadonlyMap<string, number>;
  readonly population: number;
  readonly drawn: number;
  readonly notDrawn: number;
  readonly strata: ReadonlyMap<string, number>;
}

/** `draw.json` up to the freeze. */
export interface DrawRecord {
  readonly drawId: string;
  readonly state: string;
  readonly policySha256: string;
  readonly populationSha256: string;
  readonly populationRoot: string;
  readonly excludedSha256: string;
  readonly windowTo: string;
  readonly counts: DrawCounts;
  readonly allocation: ReadonlyMap<string, number>;
  readonly reviewers: readonly Reviewer[];
  readonly strataUnits: ReadonlyMap<string, readonly string[]>;
  readonly candidates: ReadonlyMap<string, readonly string[]>;
  readonly timestamps: ReadonlyMap<string, string>;
}

/** What `draw.json` adds once the draw is executed. */
export interface ExecutedRecord {
  readonly readmeSha256: string;
  readonly seedText: string;
  readonly sources: readonly string[];
  readonly selected: ReadonlyMap<string, readonly string[]>;
  readonly replacements: number;
  readonly assignment: readonly { readonly clip: string; readonly reviewer: string }[];
}

/** @throws WrongShape */
export function readDrawRecord(json: JsonObject): DrawRecord {
  return {
    drawId: text(json, 'draw_id'),
    state: text(json, 'state'),
    policySha256: text(json, 'policy_sha256'),
    populationSha256: text(json, 'population_sha256'),
    populationRoot: text(json, 'population_root'),
    excludedSha256: text(json, 'excluded_sha256'),
    windowTo: text(object(json, 'window'), 'to', 'window.to'),
    counts: readCounts(object(json, 'counts')),
    allocation: mapOf(json, 'allocation', count),
    reviewers: list(json, 'reviewers').map((item, at) => readReviewer(item, `reviewers[${at}]`)),
    strataUnits: mapOf(json, 'strata_units', texts),
    candidates: mapOf(json, 'candidates', texts),
    timestamps: mapOf(json, 'timestamps', asText),
  };
}

/** @throws WrongShape */
export function readExecutedRecord(json: JsonObject): ExecutedRecord {
  return {
    readmeSha256: text(json, 'readme_sha256'),
    seedText: text(json, 'seed_text'),
    sources: texts(json.sources, 'sources'),
    selected: mapOf(json, 'selected', texts),
    replacements: list(json, 'replacements').length,
    assignment: list(json, 'assignment').map((item, at) => {
      const position = `assignment[${at}]`;
      const given = asObject(item, position);
      return {
        clip: text(given, 'clip', `${position}.clip`),
        reviewer: text(given, 'reviewer', `${position}.reviewer`),
      };
    }),
  };
}

function readCounts(json: JsonObject): DrawCounts {
  const number = (name: string) => count(json[name], `counts.${name}`);
  return {
    received: number('received'),
    notEligible: mapOf(json, 'not_eligible', count),
    eligible: number('eligible'),
    excluded: mapOf(json, 'excluded', count),
    population: number('population'),
    drawn: number('drawn'),
    notDrawn: number('not_drawn'),
    strata: mapOf(json, 'strata', count),
  };
}

function readReviewer(value: Json, position: string): Reviewer {
  const json = asObject(value, position);
  return {
    reviewer: text(json, 'reviewer', `${position}.reviewer`),
    officer: json.officer === null ? null : text(json, 'officer', `${position}.officer`),
    units: texts(json.units, `${position}.units`),
  };
}

function mapOf<T>(
  json: JsonObject,
  name: string,
  read: (value: Json | undefined, position: string) => T,
): ReadonlyMap<string, T> {
  const entries = Object.entries(object(json, name));
  return new Map(entries.map(([key, value]) => [key, read(value, `${name}.${key}`)]));
}

function object(json: JsonObject, name: string): JsonObject {
  return asObject(json[name], name);
}

function asObject(value: Json | undefined, position: string): JsonObject {
  if (!isObject(value)) throw new WrongShape(position, 'It must be an object.');
  return value;
}

function list(json: JsonObject, name: string): Json[] {
  const value = json[name];
  if (!Array.isArray(value)) throw new WrongShape(name, 'It must be a list.');
  return value;
}

function text(json: JsonObject, name: string, position = name): string {
  return asText(json[name], position);
}

function asText(value: Json | undefined, position: string): string {
  if (typeof value !== 'string') throw new WrongShape(position, 'It must be text.');
  return value;
}

function texts(value: Json | undefined, position: string): string[] {
  if (!Array.isArray(value)) throw new WrongShape(position, 'It must be a list.');
  return value.map((item, at) => asText(item, `${position}[${at}]`));
}

function count(value: Json | undefined, position: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new WrongShape(position, 'It must be a whole number.');
  }
  return value;
}

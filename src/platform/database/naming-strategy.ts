import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** `sizeBytes` becomes `size_bytes`; set once so that no entity repeats a name. */
export class SnakeCaseNaming extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return [...prefixes, given ?? property].map(toSnakeCase).join('_');
  }

  override tableName(className: string, given: string | undefined): string {
    return given ?? toSnakeCase(className.replace(/Entity$/, ''));
  }
}

function toSnakeCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}

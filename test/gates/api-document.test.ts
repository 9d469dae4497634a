import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Operation {
  readonly responses: Record<string, { content?: object }>;
  readonly 'x-permission'?: string;
  readonly 'x-open-to-anyone'?: string;
}

const file = join(__dirname, '..', '..', 'docs', 'openapi.json');
const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
};
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, operation })),
);

describe('the API document', () => {
  it.each(operations)('says what $name answers, and to whom', ({ operation }) => {
    const answers = Object.entries(operation.responses);
    expect(answers.some(([status, { content }]) => status === '204' || content)).toBeTruthy();
    expect(operation['x-permission'] ?? operation['x-open-to-anyone']).toBeTruthy();
  });
});

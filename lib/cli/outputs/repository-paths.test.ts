import { resolve } from 'node:path';
import { nothingSkipped } from '../documents/skipped';
import { nothingLeftOut } from './left-out';
import type { Outcome } from './outcome';
import { withRepositoryPaths } from './repository-paths';

const filesOf = (files: readonly string[], repository: string | undefined) => {
  const finding = { code: 'api/port-number', severity: 'error', field: 'spec', message: 'must be 1 to 65535' } as const;
  const outcome: Outcome = {
    findings: files.map((file) => ({ file, line: 1, column: 1, resource: {}, finding, namedField: 'spec' })),
    leftOut: nothingLeftOut,
    resources: [],
    verified: 0,
    unchecked: [],
    skipped: nothingSkipped,
    releases: ['1.35'],
  };
  return withRepositoryPaths(outcome, repository).findings.map(({ file }) => file);
};

test('a file is named from the repository, whatever the working folder', () => {
  const repository = resolve('..');
  const [, name] = /([^\\/]+)$/.exec(resolve()) ?? [];
  expect(filesOf(['deploy/p.yaml', resolve('deploy/p.yaml'), '../p.yaml'], repository)).toEqual([
    `${name}/deploy/p.yaml`,
    `${name}/deploy/p.yaml`,
    'p.yaml',
  ]);
  expect(filesOf(['deploy/p.yaml'], resolve())).toEqual(['deploy/p.yaml']);
});

test('standard input, a file outside the repository, and all without one keep their names', () => {
  const files = ['<stdin>', '../p.yaml', 'deploy/p.yaml'];
  expect(filesOf(files, resolve('lib'))).toEqual(files);
  expect(filesOf(files, '')).toEqual(files);
});

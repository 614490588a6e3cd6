import type { Container, PodTemplateSpec } from '../../../kubernetes/generated/types';
import { invalidLogs, logSource } from './log-source';

const directory = '/var/log/app';
const pod = (...containers: readonly Omit<Container, 'image'>[]): PodTemplateSpec => ({
  spec: { containers: containers.map((container) => ({ image: 'app:1', ...container })) },
});

describe('logSource', () => {
  test('is the only main container unless another is named', () => {
    expect(logSource({ directory }, pod({ name: 'web' }))).toEqual({
      directory,
      files: '*.log',
      container: 'web',
      newVolume: true,
    });
    expect(logSource({ directory }, pod({ name: 'a' }, { name: 'b' })).container).toBeUndefined();
    expect(logSource({ directory, container: 'b' }, pod({ name: 'a' }, { name: 'b' })).container).toBe('b');
  });

  test('is the web container next to a rotator, in a result that is composed again', () => {
    expect(logSource({ directory }, pod({ name: 'web' }, { name: 'web-log-rotator' })).container).toBe('web');
  });

  test('needs a new volume unless the container mounts one there or above', () => {
    const mounted = (mountPath: string) => pod({ name: 'web', volumeMounts: [{ name: 'data', mountPath }] });
    expect(logSource({ directory }, mounted('/var/log/app/')).newVolume).toBe(false);
    expect(logSource({ directory }, mounted('/var')).newVolume).toBe(false);
    expect(logSource({ directory }, mounted('/var/log/app/old')).newVolume).toBe(true);
    expect(logSource({ directory: '/var//log/./app/' }, mounted('/data')).directory).toBe(directory);
  });

  test('returns the user of the container or of the Pod, and none for a missing container', () => {
    const { spec } = pod({ name: 'web', securityContext: { runAsUser: 7 } }, { name: 'app' });
    const template = { spec: { containers: spec?.containers ?? [], securityContext: { runAsUser: 8, runAsGroup: 9 } } };
    expect(logSource({ directory, container: 'web' }, template)).toMatchObject({ runAsUser: 7, runAsGroup: 9 });
    expect(logSource({ directory, container: 'app' }, template)).toMatchObject({ runAsUser: 8, runAsGroup: 9 });
    expect(logSource({ directory, container: 'proxy' }, template)).toEqual({
      directory,
      files: '*.log',
      container: 'proxy',
      newVolume: true,
    });
  });
});

describe('invalidLogs', () => {
  test.each(['', 'logs', '/', '/..', '/a,b', '/a*', '/a:b', '/$HOME', '/${X}', '/a\nb'])(
    'refuses the directory %j',
    (given) => {
      expect(invalidLogs({ directory: given })).toEqual([
        expect.objectContaining({ code: 'pod/invalid-logs', severity: 'error', value: given }),
      ]);
    },
  );

  test.each(['', 'a/b.log', '*.log,*.txt', '$X', 'a\n', 'a.{log}', '.', '..', '[', '[]a.log'])(
    'refuses the files %j',
    (files) => {
      expect(invalidLogs({ directory, files })).toEqual([
        expect.objectContaining({ code: 'pod/invalid-logs', value: files }),
      ]);
    },
  );

  test.each([
    ['*.log.gz', 'must not match compressed files only, which are not read', 'set "*.log.*"'],
    ['*.log', 'equals logs.files', 'set a glob of the names after renaming, such as "*.log.*"'],
    ['[', 'matches no file names', 'set a glob such as "*.log.*"'],
    ['.', 'matches no file names', 'set a glob such as "*.log.*"'],
    [
      '*.log.{1,2}',
      'must be a single glob of file names',
      'set a glob without "/", ",", "$", "{" and "}", such as "*.log.*"',
    ],
  ])('refuses the renamed files %j, which add none', (renamed, problem, fix) => {
    expect(invalidLogs({ directory, rotation: { renamed } })).toEqual([
      expect.objectContaining({
        code: 'pod/invalid-logs',
        severity: 'error',
        message: `logs.rotation.renamed ${problem}, got ${JSON.stringify(renamed)}`,
        fix,
      }),
    ]);
  });

  test.each(['*.log.*', '*.log.[0-9]', '*.log.[!]x]', 'a\\[.log.*', '*.gz*', '*'])(
    'accepts the renamed files %j',
    (renamed) => {
      expect(invalidLogs({ directory, rotation: { renamed } })).toEqual([]);
    },
  );

  test('rejects an invalid container name, and reports all problems at once', () => {
    expect(invalidLogs({ directory: 'x', files: '/', container: 'A B' }).map(({ value }) => value)).toEqual([
      'x',
      '/',
      'A B',
    ]);
    expect(invalidLogs({ directory: '/var/log/my app', files: 'a b-?[0-9].log', container: 'web' })).toEqual([]);
  });
});

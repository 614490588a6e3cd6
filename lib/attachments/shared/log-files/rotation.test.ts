import type { CopyTruncate, Logs } from '../../../pod/attachment';
import type { LogSource } from './log-source';
import { rotation } from './rotation';

const source: LogSource = {
  directory: '/var/log/app',
  files: '*.log',
  container: 'web',
  newVolume: true,
  runAsUser: 1000,
};
const logs: Logs = { directory: '/var/log/app', sizeLimit: '256Mi' };
const copytruncate = (given: CopyTruncate, from: LogSource = source, more: Partial<Logs> = {}) =>
  rotation({ ...logs, ...more, rotation: { copytruncate: given } }, from);
const codes = ({ findings }: ReturnType<typeof rotation>) => findings.map(({ code, severity }) => [code, severity]);

describe('rotation', () => {
  test('is missing: warns that the volume fills, if a volume is added', () => {
    expect(rotation(logs, source).findings).toEqual([
      {
        code: 'pod/logs-not-rotated',
        severity: 'warning',
        field: 'spec.volumes',
        message:
          "the log files in /var/log/app are not rotated: they fill the volume's 256Mi, and the kubelet evicts the Pod",
        fix: "set logs.rotation to 'app' if the application rotates its files, else to { copytruncate: { maxSize: '16Mi' } }",
      },
    ]);
    expect(rotation(logs, { ...source, newVolume: false }).findings).toEqual([]);
    expect(rotation({ directory: '/x' }, source).findings).toHaveLength(1);
  });

  test('by the application needs no container', () => {
    expect(rotation({ ...logs, rotation: 'app' }, source)).toEqual({ findings: [] });
  });

  test('by the application, with renamed files that are read too, may have a glob that matches them', () => {
    const renamed: Logs = { ...logs, rotation: { renamed: '*.log.*' } };
    expect(rotation(renamed, { ...source, files: '*.log*', renamed: '*.log.*' })).toEqual({ findings: [] });
    expect(codes(rotation({ ...renamed, sizeLimit: undefined }, source))).toEqual([['pod/logs-unlimited', 'warning']]);
  });

  test('by the application, with a glob of renamed files that matches every file, is a warning', () => {
    const all = { ...source, renamed: '*' };
    expect(rotation({ ...logs, rotation: { renamed: '*' } }, all).findings).toEqual([
      expect.objectContaining({
        code: 'pod/logs-rotated-files',
        severity: 'warning',
        message:
          'logs.rotation.renamed "*" matches every file in /var/log/app: those that are not log files are read too',
        fix: "set a glob of the names after renaming, such as '*.log.*'",
      }),
    ]);
  });

  test('in a volume without a size limit is a warning', () => {
    expect(codes(rotation({ directory: '/x', rotation: 'app' }, source))).toEqual([['pod/logs-unlimited', 'warning']]);
    expect(codes(rotation({ directory: '/x', rotation: 'app' }, { ...source, newVolume: false }))).toEqual([]);
  });

  test('by copying and emptying brings a container that runs as the writer does', () => {
    const { rotator, findings } = copytruncate({ maxSize: '16Mi', keep: 3 }, { ...source, runAsGroup: 7 });
    expect(findings).toEqual([]);
    expect(rotator?.container).toMatchObject({
      name: 'web-log-rotator',
      securityContext: { runAsUser: 1000, runAsGroup: 7 },
      env: [
        { name: 'LOG_DIRECTORY', value: '/var/log/app' },
        { name: 'LOG_FILES', value: '*.log' },
        { name: 'MAX_BYTES', value: '16777216' },
        { name: 'KEEP', value: '3' },
        { name: 'EVERY_SECONDS', value: '5' },
      ],
    });
  });

  test('by copying and emptying says that a root container needs a root rotator', () => {
    const { rotator } = copytruncate({ maxSize: '1Mi' }, { ...source, runAsUser: 0 });
    expect(rotator?.container.securityContext).toEqual({ runAsUser: 0, runAsNonRoot: false });
  });

  test('by copying and truncating is an error if the user of the files is unknown', () => {
    const { runAsUser: _, ...unknown } = source;
    const result = copytruncate({ maxSize: '1Mi' }, unknown);
    expect(codes(result)).toEqual([['pod/logs-rotator-user', 'error']]);
    expect(result.rotator).toBeUndefined();
  });

  test('that would evict the Pod by itself is an error', () => {
    expect(codes(copytruncate({ maxSize: '128Mi' }))).toEqual([['pod/logs-rotation-size', 'error']]);
    expect(codes(copytruncate({ maxSize: '127Mi' }))).toEqual([]);
    expect(codes(copytruncate({ maxSize: '64Mi', keep: 3 }))).toEqual([['pod/logs-rotation-size', 'error']]);
    expect(codes(copytruncate({ maxSize: '200Mi', keep: 0 }))).toEqual([]);
  });

  test.each([
    { maxSize: '16MB' },
    { maxSize: 0 },
    { maxSize: '-1Mi' },
    { maxSize: '1m' },
    { maxSize: 1, keep: -1 },
    { maxSize: 1, keep: 0.5 },
    { maxSize: 1, keep: 101 },
  ])('refuses %j', (given) => {
    expect(codes(copytruncate(given))).toEqual([['pod/invalid-logs', 'error']]);
  });

  test('of files whose rotated names match too is a warning, and an error where they would be rotated again', () => {
    const all = { ...source, files: '*.log*' };
    expect(codes(rotation({ ...logs, rotation: 'app' }, all))).toEqual([['pod/logs-rotated-files', 'warning']]);
    expect(codes(copytruncate({ maxSize: '1Mi' }, all))).toEqual([['pod/logs-rotated-files', 'error']]);
  });
});

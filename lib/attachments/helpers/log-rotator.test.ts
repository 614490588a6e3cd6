import { contextFor } from '../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import { compose } from '../../pod/compose';
import { consoleSink, vector } from '../log-processors/vector';
import { rotator } from '../shared/log-files/rotator';
import { type LogRotatorOptions, logRotator } from './log-rotator';

const template: PodTemplateSpec = {
  spec: { containers: [{ name: 'app', image: 'app:1', securityContext: { runAsUser: 1000 } }] },
};
const options: LogRotatorOptions = { directory: '/var/log/app', maxSize: '16Mi', sizeLimit: '64Mi' };
const composed = (given: Partial<LogRotatorOptions> = {}, pod = template) =>
  compose(pod, [logRotator({ ...options, ...given })], contextFor(pod));

describe('logRotator', () => {
  test('adds the container of copytruncate, with the directory of the application, as its user', () => {
    const { template: result, findings } = composed({ keep: 2 });
    expect(findings).toEqual([]);
    const source = { directory: '/var/log/app', files: '*.log', runAsUser: 1000, newVolume: true };
    expect(result.spec?.initContainers).toEqual([
      expect.objectContaining({
        ...rotator(source, 'app', 16 * 2 ** 20, 2).container,
        securityContext: expect.objectContaining({ runAsUser: 1000 }),
        volumeMounts: [{ name: 'log-rotator-logs', mountPath: '/var/log/app' }],
      }),
    ]);
    expect(result.spec?.volumes).toEqual([{ name: 'log-rotator-logs', emptyDir: { sizeLimit: '64Mi' } }]);
    expect(result.spec?.containers[0]?.volumeMounts).toEqual([{ name: 'log-rotator-logs', mountPath: '/var/log/app' }]);
  });

  test('shares the volume that the application has there', () => {
    const container = {
      name: 'app',
      image: 'app:1',
      securityContext: { runAsUser: 1000 },
      volumeMounts: [{ name: 'logs', mountPath: '/var/log' }],
    };
    const { template: result } = composed(
      {},
      { spec: { containers: [container], volumes: [{ name: 'logs', emptyDir: {} }] } },
    );
    expect(result.spec?.volumes).toEqual([{ name: 'logs', emptyDir: {} }]);
    expect(result.spec?.initContainers?.[0]?.volumeMounts).toEqual([{ name: 'logs', mountPath: '/var/log' }]);
  });

  test('is named after the writer, so that a second one for its files is seen, and by its name if it has one', () => {
    const names = (given: Partial<LogRotatorOptions>) =>
      composed(given).template.spec?.initContainers?.map(({ name }) => name);
    expect(names({})).toEqual(['app-log-rotator']);
    expect(names({ name: 'trim' })).toEqual(['trim']);
    const reading = (maxSize: string, name?: string) => {
      const logs = { directory: '/var/log/app', sizeLimit: '64Mi', rotation: { copytruncate: { maxSize } } };
      return vector({ name, sinks: [consoleSink()], logs });
    };
    const reader = reading('8Mi');
    const { findings } = compose(template, [logRotator(options), reader], contextFor(template));
    expect(findings.map(({ code, fix }) => [code, fix])).toContainEqual([
      'pod/container-clash',
      'remove logs.rotation of attachment "vector" or attachment "log-rotator", or set name of the latter if both are needed',
    ]);
    const both = compose(template, [reader, reading('4Mi', 'second')], contextFor(template));
    expect(both.findings.map(({ fix }) => fix)).toContain(
      'remove logs.rotation of attachment "vector", or logs.rotation of attachment "second"',
    );
  });

  test('has a name where another one rotates the files of another directory', () => {
    const other = logRotator({ ...options, directory: '/var/log/other', name: 'other' });
    const { template: result, findings } = compose(template, [logRotator(options), other], contextFor(template));
    expect(findings).toEqual([]);
    expect(result.spec?.initContainers?.map(({ name, volumeMounts }) => [name, volumeMounts?.[0]?.mountPath])).toEqual([
      ['app-log-rotator', '/var/log/app'],
      ['other', '/var/log/other'],
    ]);
    const unnamed = logRotator({ ...options, directory: '/var/log/other' });
    expect(compose(template, [logRotator(options), unnamed], contextFor(template)).findings).toMatchObject([
      { code: 'pod/attachment-clash', fix: 'set another name in the options of one of them' },
    ]);
  });

  test.each<[string, Partial<LogRotatorOptions>, string]>([
    ['a relative directory', { directory: 'logs' }, 'directory must be an absolute path below "/", got "logs"'],
    ['a glob with a path', { files: 'a/*.log' }, 'files must be a single glob of file names'],
    ['a glob of its own copies', { files: '*' }, 'files "*" also matches rotated files'],
    ['too many copies', { keep: 101 }, 'keep must be an integer from 0 to 100, got 101'],
    [
      'a file that does not fit',
      { maxSize: '64Mi' },
      'a log file of 64Mi and its 1 rotated copies exceed sizeLimit 64Mi',
    ],
  ])('reports %s by its own options', (_what, given, message) => {
    const { findings } = composed(given);
    expect(findings.map((finding) => finding.message).join('\n')).toContain(message);
    expect(JSON.stringify(findings)).not.toContain('logs.');
  });

  test('needs to know the user who writes, and warns about a volume without a limit', () => {
    const unknown = composed({}, { spec: { containers: [{ name: 'app', image: 'app:1' }] } }).findings;
    expect(unknown.map(({ code, fix }) => [code, fix])).toEqual([
      ['pod/logs-rotator-user', 'set securityContext.runAsUser of container "app", or remove the attachment'],
    ]);
    const unlimited = composed({ sizeLimit: undefined }).findings;
    expect(unlimited.map(({ code, severity }) => [code, severity])).toEqual([['pod/logs-unlimited', 'warning']]);
  });
});

import { deployment, other, settings } from '../facts/example-objects';
import { at, found } from '../testdata/found';

describe('practices of files', () => {
  const reading = (key: string, optional?: boolean) =>
    deployment({
      container: { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key, optional } } }] },
    });

  test('accept a missing key that is optional, or of a ConfigMap that is empty or not in the app', () => {
    expect(found([settings({ a: '' }), reading('b', true)])).toEqual([]);
    expect(found([reading('b')])).toEqual([]);
    expect(found([settings({}), reading('b')])).toEqual([]);
    expect(found([settings({ a: '' }), reading('b')])).toEqual([
      `1 practice/config-key ${at('0', 'env[0].valueFrom.configMapKeyRef.key')}`,
    ]);
  });

  test('report a missing key of a projected volume and of a Secret', () => {
    const items = [{ key: 'b', path: 'b' }];
    const sources = [{ configMap: { name: 'settings', items } }, { secret: { name: 'token', items } }];
    const secret = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'token' }, stringData: { a: '' } };
    const app = deployment({ spec: { volumes: [{ name: 'all', projected: { sources } }] } });
    expect(found([settings({ a: '' }), secret, app])).toEqual([
      '2 practice/config-key spec.template.spec.volumes[0].projected.sources[0].configMap.items[0].key',
      '2 practice/config-key spec.template.spec.volumes[0].projected.sources[1].secret.items[0].key',
    ]);
  });

  test('accept a subPath if a change of the configuration rolls the Pods', () => {
    const mounting = (name: string) =>
      deployment({
        container: { volumeMounts: [{ name: 'c', mountPath: '/app.yaml', subPath: 'app.yaml' }] },
        spec: { volumes: [{ name: 'c', configMap: { name } }] },
      });
    const of = new Set(['practice/sub-path-config']);
    expect(found([mounting('settings-7f9c2b4d')], { of })).toEqual([]);
    expect(found([settings({ 'app.yaml': '' }, { immutable: true }), mounting('settings')], { of })).toEqual([]);
    expect(found([mounting('settings')], { of })).toEqual([
      `0 practice/sub-path-config ${at('0', 'volumeMounts[0].subPath')}`,
    ]);
  });

  test('accept nginx with a read-only root and any writable volume', () => {
    const securityContext = { readOnlyRootFilesystem: true };
    const nginx = (volumeMounts: readonly object[]) =>
      deployment({
        container: { image: 'example.com/library/nginx:1.29@sha256:0', securityContext, volumeMounts },
        spec: {
          volumes: [
            { name: 'tmp', emptyDir: {} },
            { name: 'conf', configMap: { name: 'nginx' } },
          ],
        },
      });
    expect(found([nginx([{ name: 'tmp', mountPath: '/tmp' }])])).toEqual([]);
    expect(found([nginx([{ name: 'conf', mountPath: '/etc/nginx/conf.d' }])])).toEqual([
      `0 practice/read-only-root ${at('0', 'securityContext.readOnlyRootFilesystem')}`,
    ]);
  });

  test('accept a read-only root for tools whose image has a volume', () => {
    const securityContext = { readOnlyRootFilesystem: true };
    for (const image of ['redis:8', 'rabbitmq:4', 'prom/prometheus:v3.5.0'])
      expect(found([deployment({ container: { image, securityContext } })])).toEqual([]);
  });

  test('report users of one volume without fsGroup if one of them writes, except root', () => {
    const user = (runAsUser: number, readOnly: boolean) => ({
      securityContext: { runAsUser },
      volumeMounts: [{ name: 'd', mountPath: '/d', readOnly }],
    });
    const spec = { volumes: [{ name: 'd', emptyDir: {} }] };
    const app = (one: object, second: object) =>
      found([deployment({ container: one, others: [other('logs', second)], spec })]);
    const shared = [`0 practice/shared-volume-users ${at('1', 'volumeMounts[0]')}`];
    expect(app(user(1000, false), user(2000, true))).toEqual(shared);
    expect(app(user(1000, true), user(2000, true))).toEqual([]);
    expect(app(user(1000, false), user(1000, false))).toEqual([]);
    expect(app(user(0, false), user(2000, false))).toEqual([]);
  });

  test('distinguish credentials from paths, references and addresses', () => {
    const env = (value: string) => found([deployment({ container: { env: [{ name: 'API_TOKEN', value }] } })]);
    expect(env('s3cr3t')).toHaveLength(1);
    for (const value of ['', '/run/secrets/token', '$(TOKEN)', 'https://tokens.example', 'true']) {
      expect(env(value)).toEqual([]);
    }
  });
});

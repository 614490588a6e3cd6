import type { KubernetesVersion } from '../../../kubernetes/version';
import { verify } from '../../verify';

function answers(object: object, kubernetes: KubernetesVersion = '1.35'): readonly string[] {
  return verify(object, { kubernetes, practices: false })
    .filter(({ reason }) => reason !== undefined)
    .map(({ reason, serverField, field }) => `${reason?.slice('FieldValue'.length)} ${serverField ?? field}`);
}

function service(spec: object, metadata: object = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', ...metadata },
    spec: { ports: [{ port: 80 }], ...spec },
  };
}

describe('a Service', () => {
  it('accepts a name that starts with a digit since 1.36', () => {
    expect(answers(service({}, { name: '1web' }), '1.35')).toEqual(['Invalid metadata.name']);
    expect(answers(service({}, { name: '1web' }), '1.36')).toEqual([]);
  });

  it('requires names of several ports, and rejects duplicate ports', () => {
    expect(answers(service({ ports: [{ port: 80 }, { name: 'a', port: 80 }] }))).toEqual([
      'Required spec.ports[0].name',
      'Duplicate spec.ports[1]',
    ]);
    expect(
      answers(
        service({
          ports: [
            { name: 'a', port: 80 },
            { name: 'b', port: 80, protocol: 'UDP' },
          ],
        }),
      ),
    ).toEqual([]);
  });

  it('accepts no ports when it is headless', () => {
    expect(answers(service({ ports: [] }))).toEqual(['Required spec.ports']);
    expect(answers(service({ ports: [], clusterIP: 'None' }))).toEqual([]);
    expect(answers(service({ ports: [], type: 'ExternalName', externalName: 'db.example.com.' }))).toEqual([]);
  });

  it('rejects two addresses of one family', () => {
    const addresses = (...clusterIPs: readonly string[]) => service({ clusterIP: clusterIPs[0], clusterIPs });
    expect(answers(addresses('10.0.0.1', 'fd00::1'))).toEqual([]);
    expect(answers(addresses('10.0.0.1', '10.0.0.2'))).toEqual(['Invalid spec.clusterIPs']);
    expect(answers(addresses('None', 'fd00::1'))).toEqual(['Invalid spec.clusterIPs']);
    expect(answers(addresses('10.0.0.1', 'x'))).toEqual(['Invalid spec.clusterIPs[1]']);
    expect(answers(service({ clusterIP: '10.0.0.1', ipFamilies: ['IPv6'] }))).toEqual(['Invalid spec.clusterIPs[0]']);
    expect(answers(service({ clusterIPs: ['10.0.0.1'] }))).toEqual(['Invalid spec.clusterIPs']);
  });

  it.each(['0.0.0.0', '127.0.0.1', '::1', '169.254.0.1', 'fe80::1', '224.0.0.1', 'ff02::1'])(
    'is not reached at %s',
    (ip) => {
      expect(answers(service({ externalIPs: [ip] }))).toEqual(['Invalid spec.externalIPs[0]']);
    },
  );

  it('reports wrong source ranges with an index since 1.30', () => {
    const spec = { type: 'LoadBalancer', loadBalancerSourceRanges: [' 10.0.0.0/8 ', 'x', 'y'] };
    expect(answers(service(spec), '1.29')).toEqual(['Invalid spec.LoadBalancerSourceRanges']);
    expect(answers(service(spec), '1.30')).toEqual([
      'Invalid spec.LoadBalancerSourceRanges[1]',
      'Invalid spec.LoadBalancerSourceRanges[2]',
    ]);
  });

  it('rejects externalTrafficPolicy when it has no external address', () => {
    expect(answers(service({ externalTrafficPolicy: 'Local' }))).toEqual(['Invalid spec.externalTrafficPolicy']);
    expect(answers(service({ externalTrafficPolicy: 'Local', externalIPs: ['203.0.113.1'] }), '1.28')).toEqual([
      'Invalid spec.externalTrafficPolicy',
    ]);
    expect(answers(service({ externalTrafficPolicy: 'Local', externalIPs: ['203.0.113.1'] }), '1.29')).toEqual([]);
  });

  it('rejects healthCheckNodePort without externalTrafficPolicy Local', () => {
    const spec = { type: 'LoadBalancer', externalTrafficPolicy: 'Local' };
    expect(answers(service(spec))).toEqual([]);
    expect(answers(service({ ...spec, healthCheckNodePort: 65_536 }))).toEqual(['Invalid spec.healthCheckNodePort']);
    expect(answers(service({ healthCheckNodePort: 30_000 }))).toEqual(['Invalid spec.healthCheckNodePort']);
  });
});

describe('a ConfigMap', () => {
  const map = (rest: object) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'web' }, ...rest });

  it('rejects keys that are not file names, and duplicate keys', () => {
    expect(answers(map({ data: { '..a': '', 'b/c': '' } }))).toEqual(['Invalid data[..a]', 'Invalid data[b/c]']);
    expect(answers(map({ data: { a: '' }, binaryData: { a: '' } }))).toEqual(['Invalid data[a]']);
    expect(answers(map(JSON.parse('{ "data": { "__proto__": "", "constructor": "" } }')))).toEqual([]);
  });

  it('rejects more than 1 MiB of values', () => {
    expect(answers(map({ data: { a: 'é'.repeat(512 * 1024) } }))).toEqual([]);
    expect(answers(map({ data: { a: 'é'.repeat(512 * 1024) }, binaryData: { b: 'AA==' } }))).toEqual(['TooLong []']);
  });
});

describe('a Secret', () => {
  const secret = (type: string, rest: object = {}) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'web' },
    type,
    ...rest,
  });

  it('requires the keys of its type in data or stringData', () => {
    expect(answers(secret('kubernetes.io/tls', { stringData: { 'tls.crt': '' }, data: { 'tls.key': '' } }))).toEqual(
      [],
    );
    expect(answers(secret('kubernetes.io/tls'))).toEqual(['Required data[tls.crt]', 'Required data[tls.key]']);
    expect(answers(secret('kubernetes.io/basic-auth'))).toEqual(['Required data[username]', 'Required data[password]']);
    expect(answers(secret('kubernetes.io/basic-auth', { stringData: { password: '' } }))).toEqual([]);
    expect(answers(secret('kubernetes.io/ssh-auth', { stringData: { 'ssh-privatekey': '' } }))).toEqual([
      'Required data[ssh-privatekey]',
    ]);
    expect(answers(secret('kubernetes.io/service-account-token'))).toEqual([
      'Required metadata.annotations[kubernetes.io/service-account.name]',
    ]);
    expect(answers(secret('example.com/mine'))).toEqual([]);
  });

  it.each([
    ['{}', 0],
    ['null', 0],
    ['[]', 1],
    ['{', 1],
    ['', 1],
    ['{"a":1e999}', 1],
  ])('checks the registry credentials %j: %d errors', (text, count) => {
    const type = 'kubernetes.io/dockerconfigjson';
    const inText = secret(type, { stringData: { '.dockerconfigjson': text } });
    const inBytes = secret(type, { data: { '.dockerconfigjson': Buffer.from(text).toString('base64') } });
    expect(answers(inText)).toHaveLength(count);
    expect(answers(inBytes)).toHaveLength(count);
  });
});

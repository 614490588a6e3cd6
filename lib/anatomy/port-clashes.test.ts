import type { Container, ContainerPort, PodTemplateSpec } from '../kubernetes/generated/types';
import { clashes } from './clashes';

const with80 = (name: string, ...ports: readonly Partial<ContainerPort>[]): Container => ({
  name,
  image: 'i',
  ports: ports.map((port) => ({ containerPort: 80, ...port })),
});
const sidecar = (container: Container): Container => ({ ...container, restartPolicy: 'Always' });
const pod = (containers: readonly Container[], initContainers: readonly Container[] = []): PodTemplateSpec => ({
  spec: { initContainers, containers },
});
const found = (template: PodTemplateSpec) => clashes(template).map(({ code, field, reason }) => [code, field, reason]);

describe('pod/port-clash', () => {
  test('two main containers on one port clash', () => {
    expect(clashes(pod([with80('web', {}), with80('proxy', {})]))).toEqual([
      {
        code: 'pod/port-clash',
        severity: 'error',
        field: 'spec.containers[1].ports[0].containerPort',
        value: 80,
        message: 'port 80/TCP of container "proxy" is already used by container "web" at spec.containers[0].ports[0]',
        fix: 'change one of the two ports, or remove one where nothing listens',
      },
    ]);
  });

  test('TCP and UDP on one port do not clash', () => {
    expect(found(pod([with80('a', { protocol: 'TCP' }), with80('b', { protocol: 'UDP' })]))).toEqual([]);
    expect(found(pod([with80('a', { protocol: 'TCP' }, { protocol: 'UDP' })]))).toEqual([]);
  });

  test('the default protocol is TCP', () => {
    expect(found(pod([with80('a', {}), with80('b', { protocol: 'TCP' })]))).toHaveLength(1);
  });

  test('a plain init container has ended before a main container listens', () => {
    expect(found(pod([with80('web', {})], [with80('init', {})]))).toEqual([]);
  });

  test('plain init containers run one at a time', () => {
    expect(found(pod([with80('web', { containerPort: 1 })], [with80('one', {}), with80('two', {})]))).toEqual([]);
  });

  test('a sidecar runs together with the main containers', () => {
    expect(found(pod([with80('web', {})], [sidecar(with80('proxy', {}))]))).toEqual([
      ['pod/port-clash', 'spec.containers[0].ports[0].containerPort', undefined],
    ]);
  });

  test('a sidecar runs together with the init containers after it, not with those before it', () => {
    const other = with80('web', { containerPort: 1 });
    expect(found(pod([other], [sidecar(with80('proxy', {})), with80('init', {})]))).toEqual([
      ['pod/port-clash', 'spec.initContainers[1].ports[0].containerPort', undefined],
    ]);
    expect(found(pod([other], [with80('init', {}), sidecar(with80('proxy', {}))]))).toEqual([]);
  });

  test('reports each of several against the first one that it clashes with', () => {
    const template = pod([with80('a', {}), with80('b', {}), with80('c', {})], [with80('init', {})]);
    expect(clashes(template).map(({ message }) => message)).toEqual([
      'port 80/TCP of container "b" is already used by container "a" at spec.containers[0].ports[0]',
      'port 80/TCP of container "c" is already used by container "a" at spec.containers[0].ports[0]',
    ]);
  });

  test('accepts one port with two names in one container', () => {
    expect(found(pod([with80('web', { name: 'http' }, { name: 'metrics' })]))).toEqual([]);
  });

  test('accepts one container port with two host ports', () => {
    expect(found(pod([with80('web', { hostPort: 80 }, { hostPort: 8080 })]))).toEqual([]);
    expect(
      found(pod([with80('web', { hostPort: 80, hostIP: '10.0.0.1' }, { hostPort: 80, hostIP: '10.0.0.2' })])),
    ).toEqual([]);
  });

  test('an undeclared admin port counts, whichever container it is in', () => {
    const exporter: Container = { name: 'exporter', image: 'i' };
    const undeclared = [{ container: 'exporter', containerPort: 80 }];
    expect(clashes(pod([with80('web', {}), exporter]), { undeclared })[0]).toMatchObject({
      field: 'spec.containers[1]',
      message:
        'port 80/TCP of container "exporter" (undeclared) is already used by container "web" at spec.containers[0].ports[0]',
    });
    expect(clashes(pod([exporter, with80('web', {})]), { undeclared })[0]).toMatchObject({
      field: 'spec.containers[1].ports[0].containerPort',
      message:
        'port 80/TCP of container "web" is already used by container "exporter" at spec.containers[0] (undeclared)',
    });
  });
});

describe('pod/port-clash on host ports', () => {
  const host = (containerPort: number, hostIP?: string) => ({
    containerPort,
    hostPort: 80,
    ...(hostIP === undefined ? {} : { hostIP }),
  });

  test('one host port that leads to two containers clashes, and the server refuses it', () => {
    expect(clashes(pod([with80('a', host(1)), with80('b', host(2))]))).toMatchObject([
      {
        code: 'pod/port-clash',
        reason: 'FieldValueDuplicate',
        field: 'spec.containers[1].ports[0].hostPort',
        value: 80,
        message:
          'duplicate host port 80/TCP: for 2/TCP of container "b" here, for 1/TCP of container "a" at spec.containers[0].ports[0]',
      },
    ]);
  });

  test('accepts two addresses of the node, and reports one address and all addresses', () => {
    expect(found(pod([with80('a', host(1, '10.0.0.1')), with80('b', host(2, '10.0.0.2'))]))).toEqual([]);
    for (const all of [undefined, '0.0.0.0', '::']) {
      expect(found(pod([with80('a', host(1, '10.0.0.1')), with80('b', host(2, all))]))).toEqual([
        ['pod/port-clash', 'spec.containers[1].ports[0].hostPort', undefined],
      ]);
    }
  });

  test('a sidecar’s counts, which the server does not compare; a plain init container’s does not', () => {
    expect(found(pod([with80('a', host(1))], [sidecar(with80('s', host(2)))]))).toEqual([
      ['pod/port-clash', 'spec.containers[0].ports[0].hostPort', undefined],
    ]);
    expect(found(pod([with80('a', host(1))], [with80('s', host(2))]))).toEqual([]);
  });

  test('reports equal container ports and host ports once, with the field of the server', () => {
    expect(clashes(pod([with80('a', host(80)), with80('b', host(80))]))).toMatchObject([
      {
        field: 'spec.containers[1].ports[0].containerPort',
        reason: 'FieldValueDuplicate',
        serverField: 'spec.containers[1].ports[0].hostPort',
      },
    ]);
  });
});

describe('what the server refuses', () => {
  test('is reported first if a field also clashes with something accepted', () => {
    const ports = [
      { containerPort: 1, name: 'a' },
      { containerPort: 2, name: 'a' },
    ];
    const findings = clashes(pod([with80('web', { containerPort: 3, name: 'a' }), with80('twice', ...ports)]));
    expect(findings.map(({ field, reason }) => [field, reason])).toEqual([
      ['spec.containers[1].ports[0].name', undefined],
      ['spec.containers[1].ports[1].name', 'FieldValueDuplicate'],
    ]);
  });

  test('in a later init container has the path of the first one', () => {
    const twice = with80('s', { containerPort: 1, hostPort: 9 }, { containerPort: 2, hostPort: 9 });
    expect(clashes(pod([with80('web', {})], [{ name: 'first', image: 'i' }, twice]))).toMatchObject([
      {
        field: 'spec.initContainers[1].ports[1].hostPort',
        serverField: 'spec.initContainers[0].ports[1].hostPort',
        reason: 'FieldValueDuplicate',
      },
    ]);
  });
});

describe('pod/port-name-clash', () => {
  const http = (name: string, containerPort: number, protocol: 'TCP' | 'UDP' = 'TCP') =>
    with80(name, { name: 'http', containerPort, protocol });

  test('a name in two containers is ambiguous for a Service', () => {
    expect(clashes(pod([http('web', 1), http('proxy', 2)]))).toMatchObject([
      {
        code: 'pod/port-name-clash',
        field: 'spec.containers[1].ports[0].name',
        value: 'http',
        message:
          'duplicate port name "http": for 2/TCP of container "proxy" here, for 1/TCP of container "web" at spec.containers[0].ports[0]',
      },
    ]);
    expect(found(pod([http('web', 1)], [sidecar(http('proxy', 2))]))).toHaveLength(1);
  });

  test('a Service does not reach plain init containers', () => {
    expect(found(pod([http('web', 1)], [http('init', 2)]))).toEqual([]);
  });

  test('accepts one name in two containers with different protocols', () => {
    expect(found(pod([http('tcp', 53), http('udp', 53, 'UDP')]))).toEqual([]);
  });

  test('in one container the server refuses it, whatever the protocol and the container', () => {
    const twice = with80('a', { name: 'dns', containerPort: 1 }, { name: 'dns', containerPort: 2, protocol: 'UDP' });
    const main = with80('b', { containerPort: 3 });
    expect(found(pod([twice]))).toEqual([
      ['pod/port-name-clash', 'spec.containers[0].ports[1].name', 'FieldValueDuplicate'],
    ]);
    expect(found(pod([main], [twice]))).toEqual([
      ['pod/port-name-clash', 'spec.initContainers[0].ports[1].name', 'FieldValueDuplicate'],
    ]);
  });
});

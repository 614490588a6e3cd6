import { findings, judge, web } from '../../testdata/container-findings';

describe('ports', () => {
  it.each([
    [{ containerPort: 0 }, ['Required ports[0].containerPort']],
    [{ containerPort: 65_535 }, []],
    [{ containerPort: 65_536 }, ['Invalid ports[0].containerPort']],
    [{ containerPort: 1, hostPort: -1 }, ['Invalid ports[0].hostPort']],
    [{ containerPort: 1, protocol: 'tcp' }, ['NotSupported ports[0].protocol']],
    [{ containerPort: 1, name: '80' }, ['Invalid ports[0].name']],
    [{ containerPort: 1, name: 'a-1' }, []],
    [{ containerPort: 1, name: '-A--' }, ['Invalid', 'Invalid', 'Invalid', 'Invalid'].map((r) => `${r} ports[0].name`)],
  ])('checks the port %j: %j', (port, expected) => {
    expect(findings({ ports: [port] })).toEqual(expected);
  });

  it('compares host ports of init containers within one container only', () => {
    const ports = [
      { containerPort: 1, hostPort: 80 },
      { containerPort: 2, hostPort: 80 },
    ];
    const initContainers = [
      { name: 'a', image: 'a', ports: [ports[0]] },
      { name: 'b', image: 'b', ports },
    ];
    const [finding, ...others] = judge({ containers: [{ ...web, ports: [ports[0]] }], initContainers });
    expect(others.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(finding).toMatchObject({
      code: 'api/host-port-unique',
      field: 'spec.initContainers[1].ports[1].hostPort',
      serverField: 'spec.initContainers[0].ports[1].hostPort',
    });
  });

  it('warns about duplicate ports unless their host ports differ', () => {
    const port = { containerPort: 80 };
    expect(findings({ ports: [port, port, port] })).toEqual(['warning ports[1]', 'warning ports[2]']);
    expect(findings({ ports: [{ ...port, hostPort: 1 }, port] })).toEqual(['warning ports[1]']);
    expect(
      findings({
        ports: [
          { ...port, hostPort: 1 },
          { ...port, hostPort: 2 },
        ],
      }),
    ).toEqual([]);
    const hostIP = { ...port, hostPort: 1, hostIP: '::1' };
    expect(findings({ ports: [{ ...port, hostPort: 1 }, hostIP] })).toEqual(['warning ports[1]']);
    expect(findings({ ports: [{ ...hostIP, hostIP: '::2' }, hostIP] })).toEqual([]);
  });
});

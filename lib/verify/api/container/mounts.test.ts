import { findings } from '../../testdata/container-findings';

describe('mounts and devices', () => {
  const volumes = [
    { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    { name: 'tmp', emptyDir: {} },
  ];
  const mounts = (...volumeMounts: object[]) =>
    findings(
      { volumeMounts: volumeMounts.map((mount) => ({ name: 'tmp', mountPath: '/tmp', ...mount })) },
      { spec: { volumes } },
    );

  it('rejects unknown volumes, duplicate paths and missing paths', () => {
    expect(mounts({ name: 'temp' })).toEqual(['NotFound volumeMounts[0].name']);
    expect(mounts({}, { name: 'data' })).toEqual(['Invalid volumeMounts[1].mountPath']);
    expect(mounts({ mountPath: '' })).toEqual(['Required volumeMounts[0].mountPath']);
  });

  it('rejects a subPath that leaves its volume, without an index in the server path', () => {
    expect(mounts({ subPath: '/a/..' })).toEqual(['Invalid volumeMounts.subPath', 'Invalid volumeMounts.subPath']);
    expect(mounts({ subPath: '..a' })).toEqual([]);
    expect(mounts({ subPath: 'a', subPathExpr: 'b' })).toEqual(['Invalid volumeMounts[0].subPathExpr']);
  });

  it('requires readOnly and no propagation for recursiveReadOnly', () => {
    expect(mounts({ recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' })).toEqual([
      'Forbidden volumeMounts.recursiveReadOnly',
      'Forbidden volumeMounts.recursiveReadOnly',
    ]);
    expect(mounts({ recursiveReadOnly: 'IfPossible', readOnly: true })).toEqual([]);
  });

  it('rejects a volume or path that is both a mount and a device', () => {
    const container = {
      volumeMounts: [{ name: 'data', mountPath: '/data' }],
      volumeDevices: [
        { name: 'data', devicePath: '/data' },
        { name: 'tmp', devicePath: '/../tmp' },
      ],
    };
    expect(findings(container, { spec: { volumes } })).toEqual([
      'Invalid volumeMounts[0].name',
      'Invalid volumeMounts[0].mountPath',
      'Invalid volumeDevices[0].name',
      'Invalid volumeDevices[0].devicePath',
      'Invalid volumeDevices[1].name',
      'Invalid volumeDevices[1].devicePath',
    ]);
  });
});

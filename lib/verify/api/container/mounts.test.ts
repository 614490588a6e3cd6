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

  it('name volumes of the Pod, at paths of their own', () => {
    expect(mounts({ name: 'temp' })).toEqual(['NotFound volumeMounts[0].name']);
    expect(mounts({}, { name: 'data' })).toEqual(['Invalid volumeMounts[1].mountPath']);
    expect(mounts({ mountPath: '' })).toEqual(['Required volumeMounts[0].mountPath']);
  });

  it('stay in their volumes, and the server leaves their place out', () => {
    expect(mounts({ subPath: '/a/..' })).toEqual(['Invalid volumeMounts.subPath', 'Invalid volumeMounts.subPath']);
    expect(mounts({ subPath: '..a' })).toEqual([]);
    expect(mounts({ subPath: 'a', subPathExpr: 'b' })).toEqual(['Invalid volumeMounts[0].subPathExpr']);
  });

  it('are recursively read-only only if they are read-only', () => {
    expect(mounts({ recursiveReadOnly: 'Enabled', mountPropagation: 'HostToContainer' })).toEqual([
      'Forbidden volumeMounts.recursiveReadOnly',
      'Forbidden volumeMounts.recursiveReadOnly',
    ]);
    expect(mounts({ recursiveReadOnly: 'IfPossible', readOnly: true })).toEqual([]);
  });

  it('are one or the other', () => {
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

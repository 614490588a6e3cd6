import { verify } from '../../verify';

test('a volume with an error of its own is not said to be missing, which one that is not there is', () => {
  const containers = [
    {
      name: 'web',
      image: 'web:1',
      volumeMounts: [
        { name: 'data', mountPath: '/data' },
        { name: 'dta', mountPath: '/dta' },
      ],
      volumeDevices: [{ name: 'data', devicePath: '/dev/data' }],
    },
  ];
  const spec = { containers, volumes: [{ name: 'data', nfs: { path: '/data' } }] };
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec };
  const found = verify(pod, { kubernetes: '1.37', practices: false }).filter(({ message }) => /volume "/.test(message));
  const broken = 'volume "data" has an error of its own, so that servers do not know it here';
  expect(found.map(({ code, reason, message }) => [code, reason, message])).toEqual([
    ['api/mount-volume', 'FieldValueNotFound', broken],
    ['api/volume-device', 'FieldValueInvalid', expect.stringContaining('both in volumeMounts and')],
    ['api/mount-volume', 'FieldValueNotFound', 'unknown volume "dta" (volumes: none)'],
    ['api/volume-device', 'FieldValueNotFound', broken],
    ['api/volume-device', 'FieldValueInvalid', expect.stringContaining('both in volume')],
  ]);
});

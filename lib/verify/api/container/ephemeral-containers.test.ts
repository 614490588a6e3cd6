import { findings } from '../../testdata/container-findings';

describe('ephemeral containers', () => {
  it('rejects fields that ephemeral containers must not set, such as ports and subPath', () => {
    const container = {
      name: 'debug',
      image: 'a ',
      ports: [],
      resources: {},
      targetContainerName: 'app',
      volumeMounts: [{ name: 'a', mountPath: '/a', subPath: 'a' }],
    };
    const spec = { volumes: [{ name: 'a' }], ephemeralContainers: [container] };
    expect(findings({}, { spec }).map((finding) => finding.replace('spec.ephemeralContainers[0].', ''))).toEqual([
      'Invalid image',
      'NotFound targetContainerName',
      'Forbidden ports',
      'Forbidden volumeMounts[0].subPath',
    ]);
  });
});

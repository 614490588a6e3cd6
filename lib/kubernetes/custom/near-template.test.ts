import { misplacedTemplate, nearTemplate } from './near-template';

const pods = { metadata: {}, spec: { containers: [] } };

describe('the path of a pod template', () => {
  test.each([
    ['spec.ships.pods', { ships: [{ pods }] }, 'spec.ships[*].pods'],
    ['spec.ships', { ships: [pods] }, 'spec.ships[*]'],
    ['spec.ships.pods', { ships: [{ pods: [pods] }] }, 'spec.ships[*].pods[*]'],
    ['spec.ships.pods', { ships: { big: { pods } } }, 'spec.ships.*.pods'],
    ['spec.ships.*.pods', { ships: [{ pods }] }, 'spec.ships[*].pods'],
    ['spec.ships[*].pods', { ships: { big: { pods } } }, 'spec.ships.*.pods'],
    ['spec.ships[*].pods', { ships: { pods } }, 'spec.ships.pods'],
    ['spec.ships[*].pod', { ships: [{ name: 'a' }, { pods }] }, 'spec.ships[*].pods'],
    ['spec.ships[*]', { ships: [{ template: pods }] }, 'spec.ships[*].template'],
    ['spec.crew', { ships: [{ pods }] }, undefined],
    ['spec.ships.pods', { ships: [{ pods: { spec: {} } }] }, undefined],
    ['spec.ships.pods', { ships: null }, undefined],
  ])('near to %s in %j is %s', (path, spec, near) => {
    const object = { apiVersion: 'example.com/v1', kind: 'Fleet', spec };
    expect(nearTemplate(object, path)).toBe(near);
    const found = misplacedTemplate(object, { ...object, templates: [{ path: 'spec.other' }, { path }] });
    expect(found?.fix).toBe(near && `did you mean "${near}"?`);
  });

  test('is not looked for where there is a template at one of the paths', () => {
    const object = { apiVersion: 'example.com/v1', kind: 'Fleet', spec: { ships: [{ pods }], crew: pods } };
    const templates = [{ path: 'spec.ships.pods' }, { path: 'spec.crew' }];
    expect(misplacedTemplate(object, { ...object, templates })).toBeUndefined();
  });
});

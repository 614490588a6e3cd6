import { changed, deployment, service, without } from '../testdata/objects';
import { codesOf, container, effectsOf } from './testdata/effects';

describe('a Service', () => {
  test('whose selector matches nothing any more', () => {
    const other = changed(service, 'spec.selector', { app: 'wbe' });
    expect(effectsOf([service, deployment], [other, deployment])).toEqual([
      [
        'selector-matches-nothing warning: Service web',
        'its selector matches no Pods any more; before, it matched those of Deployment "web"',
      ],
    ]);
    const moved = changed(deployment, 'spec.template.metadata.labels', { app: 'web', tier: 'a' });
    const narrow = changed(service, 'spec.selector.tier', 'a');
    expect(codesOf([narrow, moved], [narrow, deployment])).toEqual(['selector-matches-nothing warning: Service web']);
  });

  test('whose selector matches only the Pods that are to come', () => {
    const narrow = changed(service, 'spec.selector.tier', 'a');
    const labelled = changed(deployment, 'spec.template.metadata.labels.tier', 'a');
    expect(effectsOf([service, deployment], [narrow, labelled])).toEqual([
      [
        'selector-gap warning: Service web',
        'has no endpoints until new Pods of Deployment "web" are ready: its selector matches none of those that run',
      ],
    ]);
  });

  test('whose Pods are those of a workload that is renamed', () => {
    const renamed = changed(deployment, 'metadata.name', 'front');
    expect(effectsOf([service, deployment], [service, renamed])).toEqual([
      [
        'selector-gap warning: Service web',
        'has no endpoints until new Pods of Deployment "front" are ready: those of Deployment "web" stop',
      ],
    ]);
  });

  test('that has no selector any more, or becomes an ExternalName', () => {
    expect(effectsOf([service, deployment], [without(service, 'spec.selector'), deployment])).toEqual([
      [
        'selector-matches-nothing warning: Service web',
        'has no selector any more: its endpoints stay as they are when Pods of Deployment "web" are replaced',
      ],
    ]);
    const external = changed(service, 'spec', { type: 'ExternalName', externalName: 'web.example.com' });
    expect(effectsOf([service, deployment], [external, deployment])).toEqual([
      ['selector-matches-nothing warning: Service web', 'does not lead to the Pods of Deployment "web" any more'],
    ]);
  });

  test('whose port the new Pods do not have', () => {
    const byName = changed(service, 'spec.ports.0.targetPort', 'http');
    const open = (name: string) => changed(deployment, `${container}.ports`, [{ name, containerPort: 8080 }]);
    expect(effectsOf([byName, open('http')], [byName, open('web')])).toEqual([
      ['port-missing warning: Service web', 'targetPort "http" is not a port of Deployment "web" any more'],
    ]);
  });

  test('that selected nothing before is not looked at', () => {
    expect(effectsOf([service], [changed(service, 'spec.selector', { app: 'wbe' })])).toEqual([]);
    expect(effectsOf([], [service, deployment])).toEqual([]);
  });
});

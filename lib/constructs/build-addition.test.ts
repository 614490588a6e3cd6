import { Chart, Lazy, Testing } from 'cdk8s';
import type { Addition } from '../pod/attachment';
import { attach } from './attach';
import { Workload } from './workload';

/** What a synth says of an attachment of the user's own. */
const said = (build: () => unknown) => {
  const app = Testing.app();
  const web = new Workload(new Chart(app, 'shop'), 'web', { app: { image: 'registry.example/web:1' } });
  attach(web, { name: 'x', ports: {}, build: build as () => Addition });
  try {
    app.synthYaml();
    return '';
  } catch (error) {
    return String(error);
  }
};

const container = { name: 'y', image: 'registry.example/y:1' };

describe('an attachment of the user is an error with its name and property', () => {
  test.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'the result of build is missing; set an object'],
    ['a list', () => [], 'the result of build must be an object, got an array'],
    ['a promise', async () => ({}), 'build must not be async; return the addition, not a promise'],
    ['a misspelled list', () => ({ container: [] }), 'unknown property "container"; did you mean "containers"?'],
    [
      'a plain container',
      () => ({ containers: [container] }),
      'unknown property "containers[0].name"; set container.name',
    ],
    ['a container without a place', () => ({ containers: [{ container }] }), 'containers[0].as is missing; set one of'],
    ['one container', () => ({ containers: { container, as: 'init' } }), 'containers must be an array, got an object'],
    [
      'a container without a name',
      () => ({ containers: [{ container: {}, as: 'init' }] }),
      'containers[0].container.name is missing; set a string',
    ],
    ['a config that is a string', () => ({ config: 'x' }), 'config must be an array, got a string'],
    [
      'files that are a string',
      () => ({ config: [{ volume: 'v', files: 'x' }] }),
      'config[0].files must be an object, got a string',
    ],
    ['volumes that are an object', () => ({ volumes: {} }), 'volumes must be an array, got an object'],
    [
      'a field of the Pod that it must not set',
      () => ({ pod: { hostNetwork: true } }),
      'unknown property "pod.hostNetwork"; set one of securityContext',
    ],
    [
      'a field of a container that it must not fill',
      () => ({ extend: [{ fill: { readinessProbe: {} } }] }),
      'unknown property "extend[0].fill.readinessProbe"; set one of lifecycle',
    ],
  ])('that returns %s', (_title, build, message) => {
    expect(said(build)).toContain(`[shop/web] attachment "x": ${message}`);
    expect(said(build)).toContain('[app/render]');
  });

  test('that throws', () => {
    const build = () => {
      throw new RangeError('boom');
    };
    expect(said(build)).toContain('[shop/web] attachment "x": build threw an error: boom [app/render]');
  });
});

test('accepts null, tokens and omitted fields in an addition', () => {
  const build = () => ({
    containers: [{ container: { ...container, args: Lazy.any({ produce: () => ['a'] }) }, as: 'container' }],
    config: null,
    volumes: undefined,
    shares: Lazy.any({ produce: () => [] }),
  });
  expect(said(build)).toBe('');
});

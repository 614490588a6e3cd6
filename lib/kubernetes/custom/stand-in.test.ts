import type { Finding } from '../../findings/finding';
import type { CustomWorkload } from './custom-workload';
import { customWorkloads } from './custom-workloads';
import { findingsInResource, pathInResource, type StandIn, standInsOf } from './stand-in';

const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } };
const fleet: CustomWorkload = {
  apiVersion: 'example.com/v1',
  kind: 'Fleet',
  templates: [
    {
      path: 'spec.groups[*].template',
      like: 'Deployment',
      replicas: 'spec.groups[*].size',
      selector: 'spec.selector',
      volumeClaimTemplates: 'spec.claims',
      filledIn: ['spec.containers[*].image'],
      ownFields: ['spec.extra'],
    },
    { path: 'spec.init', like: 'Job' },
    { path: 'spec.other' },
  ],
};
const standIns = (spec: object) =>
  standInsOf({ apiVersion: fleet.apiVersion, kind: 'Fleet', metadata: { name: 'f' }, spec }, customWorkloads([fleet]));
const only = (spec: object) => standIns(spec)[0] as StandIn;

describe('stand-ins', () => {
  test('are one object of Kubernetes own for each template, with what the controller reads of the resource', () => {
    const spec = {
      selector: { matchLabels: { app: 'a' } },
      groups: [{ template, size: 3 }, { template }],
      init: template,
      other: template,
    };
    expect(standIns(spec).map(({ object }) => object)).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'f' },
        spec: { replicas: 3, selector: spec.selector, template },
      },
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'f' },
        spec: { selector: spec.selector, template },
      },
      { apiVersion: 'batch/v1', kind: 'Job', metadata: { name: 'f' }, spec: { template } },
      { apiVersion: 'v1', kind: 'PodTemplate', metadata: { name: 'f' }, template },
    ]);
    expect(standIns(spec).map(({ place }) => place.template[1])).toEqual([
      'spec.groups[0].template',
      'spec.groups[1].template',
      'spec.init',
      'spec.other',
    ]);
  });

  test('do not exist for objects of other kinds and versions, or without a template', () => {
    expect(standIns({})).toEqual([]);
    expect(standIns({ groups: [{ template: null }, {}] })).toEqual([]);
    expect(
      standInsOf({ apiVersion: 'example.com/v2', kind: 'Fleet', spec: { other: template } }, customWorkloads([fleet])),
    ).toEqual([]);
    expect(standInsOf(undefined, customWorkloads([fleet]))).toEqual([]);
  });

  test('have a volume for each template of a claim, behind those of the template, and no fields that are the kind’s own', () => {
    const claims = [{ metadata: { name: 'data' } }, { metadata: { name: 'there' } }, {}];
    const volumes = [{ name: 'there', emptyDir: {} }];
    const { object, template: written } = only({
      claims,
      groups: [{ template: { spec: { ...template.spec, volumes, extra: 1 } } }],
    });
    expect(object.spec).toMatchObject({
      template: {
        spec: {
          ...template.spec,
          volumes: [...volumes, { name: 'data', emptyDir: {} }],
        },
      },
    });
    expect(object.spec).not.toHaveProperty('template.spec.extra');
    expect(written.spec).toMatchObject({ volumes, extra: 1 });
  });
});

describe('a path in a stand-in', () => {
  const { place } = only({ selector: {}, groups: [{ template, size: 1 }] });
  test.each([
    ['spec.template', 'spec.groups[0].template'],
    ['spec.template.spec.containers[0].image', 'spec.groups[0].template.spec.containers[0].image'],
    ['spec.replicas', 'spec.groups[0].size'],
    ['spec.selector.matchLabels[app]', 'spec.selector.matchLabels[app]'],
    ['spec.templates', undefined],
    ['metadata.name', undefined],
    ['spec.strategy', undefined],
  ])('%s is at %s in the resource', (field, expected) => {
    expect(pathInResource(place, field)).toBe(expected);
  });
});

describe('findings in a stand-in', () => {
  const { place, object } = only({
    groups: [{ template: { spec: { containers: [{ name: 'a' }, { name: 'b', image: 'B' }] } } }],
  });
  const finding = (more: Partial<Finding>): Finding => ({
    code: 'api/image',
    severity: 'error',
    field: 'spec.template.spec.containers[0].image',
    message: 'wrong',
    ...more,
  });
  const placed = (more: Partial<Finding>) => findingsInResource(place, object, [finding(more)]);

  test('are left out where the controller fills in what is missing, and stay where something wrong is set', () => {
    expect(placed({ reason: 'FieldValueRequired' })).toEqual([]);
    expect(placed({ reason: 'FieldValueInvalid' })).toEqual([]);
    const set = 'spec.template.spec.containers[1].image';
    expect(placed({ field: set, reason: 'FieldValueInvalid' })).toMatchObject([
      { field: 'spec.groups[0].template.spec.containers[1].image' },
    ]);
    expect(placed({ field: set, reason: 'FieldValueRequired' })).toHaveLength(1);
    expect(placed({ field: set, reason: 'FieldValueNotFound' })).toEqual([]);
  });

  test('name fields and the kind as the resource does, in their texts too', () => {
    const field = 'spec.template.spec.restartPolicy';
    expect(
      placed({
        field,
        serverField: 'spec.template.labels',
        message: 'must be "Always" in a Deployment, first in spec.template.spec.containers[0]',
        fix: 'see "spec.template.spec"',
      }),
    ).toEqual([
      {
        ...finding({}),
        field: 'spec.groups[0].template.spec.restartPolicy',
        serverField: 'spec.groups[0].template.labels',
        message: 'must be "Always" in a Fleet, first in spec.groups[0].template.spec.containers[0]',
        fix: 'see "spec.template.spec"',
      },
    ]);
  });
});

import {
  availabilityAt,
  availabilityOf,
  type Definition,
  definitionOf,
  type Field,
  fieldsTo,
  firstRelease,
  kindDefinition,
  listKeysOf,
  onByDefaultSince,
  removedIn,
  valuesOf,
} from './fields';
import { roots } from './generated/field-table';
import { releases } from './generated/releases';

const workloads = Object.keys(roots).map((key) => key.split(' ') as [string, string]);

function field(apiVersion: string, kind: string, path: string): Field {
  const found = fieldsTo(apiVersion, kind, path).at(-1);
  if (found === undefined) throw new Error(`no field ${path}`);
  return found;
}

/** What the ten releases do with a path, a letter each. */
function letters(apiVersion: string, kind: string, path: string, value?: string): string {
  return releases.map((release) => availabilityAt(apiVersion, kind, path, release, value).charAt(0)).join('');
}

describe('availability', () => {
  test.each([
    ['an init container restarts on its own from 1.29', 'spec.initContainers[].restartPolicy', undefined, 'daaaaaaaaa'],
    ['a container may say how it restarts from 1.35', 'spec.containers[].restartPolicy', undefined, 'rrrrrrdaaa'],
    ['sleep is on from 1.30', 'spec.containers[].lifecycle.preStop.sleep', undefined, 'udaaaaaaaa'],
    [
      'what is in sleep comes and goes with it',
      'spec.containers[].lifecycle.preStop.sleep.seconds',
      undefined,
      'udaaaaaaaa',
    ],
    ['a stop signal is always dropped', 'spec.containers[].lifecycle.stopSignal', 'SIGUSR1', 'uuuuuddddd'],
    ['procMount may be said', 'spec.containers[].securityContext.procMount', 'Default', 'aaaaaaaaaa'],
    ['… but is overwritten until 1.33', 'spec.containers[].securityContext.procMount', 'Unmasked', 'oooooaaaaa'],
    ['an image volume is on from 1.35', 'spec.volumes[].image', undefined, 'uuuddddaaa'],
    ['user namespaces are on from 1.33', 'spec.hostUsers', undefined, 'dddddaaaaa'],
    ['claims are taken from 1.34', 'spec.resourceClaims', undefined, 'ddddddaaaa'],
    ['… and say what they claim from 1.31', 'spec.resourceClaims[].resourceClaimName', undefined, 'uuudddaaaa'],
    ['their source went away', 'spec.resourceClaims[].source', undefined, 'ddduuuuuuu'],
    ['pod-level resources are on from 1.34', 'spec.resources', undefined, 'uuuuddaaaa'],
    ['Recursive is taken from 1.33', 'spec.securityContext.seLinuxChangePolicy', 'Recursive', 'uuuudaaaaa'],
    ['MountOption only by 1.37', 'spec.securityContext.seLinuxChangePolicy', 'MountOption', 'uuuudrrrra'],
    ['tolerations compare in no release yet', 'spec.tolerations[].operator', 'Gt', 'rrrrrrrrrr'],
    ['env from a file is on from 1.35', 'spec.containers[].env[].valueFrom.fileKeyRef', undefined, 'uuuuuudaaa'],
    ['workloadRef was there in 1.35 alone', 'spec.workloadRef', undefined, 'uuuuuuuduu'],
    ['Pods are not made with ephemeral containers', 'spec.ephemeralContainers', undefined, 'rrrrrrrrrr'],
  ])('%s', (_, path, value, expected) => {
    expect(letters('v1', 'Pod', path, value)).toBe(expected);
  });

  test.each([
    ['a Job drops a success policy in 1.30', 'Job', 'spec.successPolicy', 'uudaaaaaaa'],
    ['… which a CronJob keeps', 'CronJob', 'spec.jobTemplate.spec.successPolicy', 'uuaaaaaaaa'],
    ['a Job drops managedBy until 1.32', 'Job', 'spec.managedBy', 'uuddaaaaaa'],
    ['… which a CronJob keeps', 'CronJob', 'spec.jobTemplate.spec.managedBy', 'uuaaaaaaaa'],
  ])('%s', (_, kind, path, expected) => {
    expect(letters('batch/v1', kind, path)).toBe(expected);
  });

  test('a StatefulSet takes what no Pod of it will be, until 1.34 reads its template', () => {
    const path = 'spec.template.spec.ephemeralContainers';
    expect(letters('apps/v1', 'StatefulSet', path)).toBe('aaaaaarrrr');
    expect(letters('apps/v1', 'Deployment', path)).toBe('rrrrrrrrrr');
  });

  test('what no release knows is unknown, and so is a kind that is not in the table', () => {
    expect(letters('v1', 'Pod', 'spec.containers[0].imagePolicy')).toBe('uuuuuuuuuu');
    expect(letters('v1', 'Pod', 'spec.hostNetwork.deeper')).toBe('uuuuuuuuuu');
    expect(letters('v1', 'constructor', 'spec')).toBe('uuuuuuuuuu');
    expect(kindDefinition('apps/v1beta1', 'Deployment')).toBeUndefined();
    expect(() => definitionOf('Nothing')).toThrow('unknown definition Nothing');
  });

  test('list positions and map keys do not matter in a path', () => {
    expect(fieldsTo('v1', 'Pod', 'spec.containers[3].resources.limits[example.com/gpu]')).toEqual(
      fieldsTo('v1', 'Pod', 'spec.containers[].resources.limits'),
    );
  });
});

describe('releases of a field', () => {
  test('a field tells when it came, when it is on, and when it went', () => {
    const sleep = field('v1', 'Pod', 'spec.containers[].lifecycle.preStop.sleep');
    expect([firstRelease(sleep), onByDefaultSince(sleep), removedIn(sleep)]).toEqual(['1.29', '1.30', undefined]);
    const source = field('v1', 'Pod', 'spec.resourceClaims[].source');
    expect([firstRelease(source), removedIn(source)]).toEqual(['1.28', '1.31']);
    const signal = field('v1', 'Pod', 'spec.containers[].lifecycle.stopSignal');
    expect([firstRelease(signal), onByDefaultSince(signal)]).toEqual(['1.33', undefined]);
    const procMount = field('v1', 'Pod', 'spec.containers[].securityContext.procMount');
    expect([onByDefaultSince(procMount), onByDefaultSince(procMount, 'Unmasked')]).toEqual(['1.28', '1.33']);
  });

  test('a list field tells its keys, a field with fixed values tells those', () => {
    expect(listKeysOf(field('v1', 'Pod', 'spec.containers'))).toEqual(['name']);
    expect(listKeysOf(field('v1', 'Pod', 'spec.containers[].ports'))).toEqual(['containerPort', 'protocol']);
    expect(valuesOf(field('v1', 'Pod', 'spec.dnsPolicy'))).toContain('ClusterFirstWithHostNet');
    expect(valuesOf(field('v1', 'Pod', 'spec.nodeName'))).toBeUndefined();
  });
});

describe('the table', () => {
  test('every field of every kind has a type that can be walked, and an answer for every release', () => {
    const seen = new Set<Definition>();
    const walk = (definition: Definition): void => {
      if (seen.has(definition)) return;
      seen.add(definition);
      for (const each of definition.fields.values()) {
        if (each.answers !== undefined) expect(each.answers).toMatch(new RegExp(`^[-rdoa]{${releases.length}}$`));
        for (const own of each.valueAnswers?.values() ?? []) expect(own).toHaveLength(releases.length);
        let { type } = each;
        while (type.kind === 'list' || type.kind === 'map') type = type.of;
        if (type.kind === 'object') walk(type.resolved);
      }
    };
    for (const [apiVersion, kind] of workloads) {
      const root = kindDefinition(apiVersion, kind);
      // An older version of a kind has a name of its own.
      expect(root?.name.replace(/^V1/, '')).toBe(kind);
      if (root !== undefined) walk(root);
    }
    expect(seen.size).toBeGreaterThan(190);
  });

  test('each kind has metadata, and takes its name in every release', () => {
    for (const [apiVersion, kind] of workloads) {
      const name = field(apiVersion, kind, 'metadata.name');
      expect(releases.map((release) => availabilityOf(name, release))).not.toContain('refused');
    }
  });
});

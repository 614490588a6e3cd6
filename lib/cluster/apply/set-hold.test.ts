import { keyOf } from '../../status/snapshot/references';
import type { Entries } from '../objects/object-types';
import { type ParentState, scopeOf } from './apply-set';
import type { Item } from './items';
import { isDone } from './set-hold';
import type { Member } from './set-members';
import { annotated } from './testdata/objects';

const parent = { kind: 'Secret', namespace: 'shop', name: 'shop' } as const;
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' };
const claim = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' };

const member = (annotations: Entries): Member => ({
  reference: claim,
  resource: { ...claim, plural: 'persistentvolumeclaims', namespaced: true, verbs: [], subresources: [] },
  uid: '1',
  object: annotated({ apiVersion: 'v1', kind: claim.kind, metadata: { namespace: 'shop', name: 'data' } }, annotations),
});
const kept = member({ 'helm.sh/resource-policy': 'keep' });
const deleted = member({});

const survey = (gone: readonly Member[], unchanged: readonly string[] = [keyOf(configMap)]) => ({
  items: [{ reference: configMap } as Item],
  unchanged: new Set(unchanged),
  gone,
  scope: scopeOf([configMap]),
});
const recorded = (...objects: Parameters<typeof scopeOf>): ParentState => ({
  scope: scopeOf(...objects),
  run: 'a',
  renewals: undefined,
});
const [one, both] = [recorded([configMap]), recorded([configMap, claim])];

test.each([
  ['all objects are as in their manifests', survey([]), one, true, true],
  ['an object has changed', survey([], []), one, true, false],
  ['another run has not ended', survey([]), { ...one, renewals: 1 }, true, false],
  ['the parent records a kind that is not there any more', survey([]), both, true, false],
  ['a member is to be deleted', survey([deleted]), both, true, false],
  ['a member is not deleted, without pruning', survey([deleted]), both, false, true],
  ['a member stays in whatever run', survey([kept]), both, true, true],
  ['the parent lacks the kind of a member that stays', survey([kept]), one, true, false],
])('whether a set needs no run where %s', (_when, found, state, prune, done) => {
  expect(isDone(found, parent, state, { prune })).toBe(done);
});

import type { PodTemplateSpec } from '../lib/kubernetes/generated/types';
import type { Context } from '../lib/pod/attachment';

/** A context to build attachments in, for a Pod of ours with one container `app` unless told otherwise. */
export function contextFor(template: PodTemplateSpec = oneApp, overrides: Partial<Context> = {}): Context {
  return {
    kubernetes: '1.35',
    featureGates: {},
    kind: 'Deployment',
    name: 'shop',
    owned: true,
    images: {},
    template,
    ...overrides,
  };
}

const oneApp: PodTemplateSpec = { spec: { containers: [{ name: 'app', image: 'app:1' }] } };

import { contextFor } from '../../../../../test-helpers/attachment-context';
import type { Container, PodTemplateSpec } from '../../../../kubernetes/generated/types';
import type { Addition, ContainerWithoutImage, Context } from '../../../../pod/attachment';
import { nginx } from '../../nginx';
import type { NginxOptions } from '../options';

export const tls = { secretName: 'api-tls' };
export const options = { listen: 8443, upstream: { port: 8080 } } as const;

export type AnyOptions = Omit<NginxOptions, 'listen' | 'upstream'> & Partial<Pick<NginxOptions, 'upstream'>>;

export const build = (more: AnyOptions = {}, template?: PodTemplateSpec, context?: Partial<Context>): Addition =>
  nginx({ ...options, ...more }).build(contextFor(template, context));

export const podOf = (...containers: Container[]): PodTemplateSpec => ({ spec: { containers } });
export const app = (more: Partial<Container> = {}): Container => ({ name: 'app', image: 'app:1', ...more });

export function proxyOf(addition: Addition): ContainerWithoutImage {
  const [added] = addition.containers ?? [];
  if (added === undefined) throw new Error('no container');
  return added.container;
}

export const configOf = (addition: Addition): string => addition.config?.[0]?.files['nginx.conf'] ?? '';

/** The arguments of every directive of that name, in order. */
export const directives = (addition: Addition, name: string): string[] =>
  [...configOf(addition).matchAll(new RegExp(`^ *${name} (.*);$`, 'gm'))].map(([, args]) => args ?? '');

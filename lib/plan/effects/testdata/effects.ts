import { plan } from '../../plan';
import type { Entries } from '../../stored/stored';
import { changed, configMap, deployment, job } from '../../testdata/objects';

export const container = 'spec.template.spec.containers.0';

/** The effects of applying some objects over others: each with the kind that it happens to. */
export const effectsOf = (old: readonly object[], now: readonly object[]) =>
  plan(old, now, { kubernetes: '1.35' }).effects.map(({ code, severity, object, message }) => [
    `${code} ${severity}: ${object.kind} ${object.name}`,
    message,
  ]);

export const codesOf = (old: readonly object[], now: readonly object[]) => effectsOf(old, now).map(([code]) => code);

export const debug = changed(configMap, 'data.level', 'debug');
export const mounting = (mount: object, source: object = { configMap: { name: 'config' } }) =>
  changed(
    changed(deployment, 'spec.template.spec.volumes', [{ name: 'config', ...source }]),
    `${container}.volumeMounts`,
    [{ name: 'config', mountPath: '/etc/web', ...mount }],
  );
export const fromEnv = changed(deployment, `${container}.envFrom`, [{ configMapRef: { name: 'config' } }]);
export const jobFromEnv = changed(job, `${container}.envFrom`, [{ configMapRef: { name: 'config' } }]) as Entries;
export const ofKey = (key: string) =>
  changed(deployment, `${container}.env`, [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'config', key } } }]);

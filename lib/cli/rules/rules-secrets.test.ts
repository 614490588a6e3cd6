import { defaultKubernetesVersion, parseKubernetesVersion } from '../../kubernetes/version';
import { verify } from '../../verify/verify';
import { verifyUpdate } from '../../verify/verify-update';
import { rules } from './rules';

let marks: string[] = [];

function mark(): string {
  const text = `q7z${marks.length}k9`;
  marks.push(text);
  return text;
}

/** A value with secrets added wherever there may be some: to containers, annotations and Secrets. */
function withSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, withSecrets(inner)]),
  );
  const { env = [], args = [], metadata, kind, data } = copy;
  if (Object.hasOwn(copy, 'image') && Array.isArray(env) && Array.isArray(args)) {
    const ofName = { name: 'DB_PASSWORD', value: mark() };
    const strange = { name: 'OTHER', value: { inner: mark() }, extra: mark() };
    const beside = { name: 'BESIDE', value: mark(), valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } };
    copy.env = [...env, ofName, ofName, strange, beside, { name: 'URL', value: `postgres://u:${mark()}@db` }];
    copy.args = [...args, '--token', mark(), `--password=${mark()}`];
  }
  if (typeof metadata === 'object' && metadata !== null) {
    const { annotations = {} } = metadata as { readonly annotations?: object };
    copy.metadata = {
      ...metadata,
      annotations: { ...annotations, 'kubectl.kubernetes.io/last-applied-configuration': mark() },
    };
  }
  if (kind === 'Secret') {
    copy.data = { ...(data as object), more: mark(), number: Number(`7${marks.length}000111`) };
    marks.push(`7${marks.length}000111`);
  }
  return copy;
}

test.each(rules)('$code prints no secret, nor does any other rule on its examples', ({ failing, passing }) => {
  for (const { object, old, resize, kubernetes = defaultKubernetesVersion, featureGates = {} } of [failing, passing]) {
    marks = [];
    const options = {
      kubernetes: parseKubernetesVersion(kubernetes),
      featureGates,
      podSecurity: 'restricted',
    } as const;
    const said = JSON.stringify(
      old === undefined
        ? verify(withSecrets(object), { ...options, practices: 'all' })
        : verifyUpdate(withSecrets(old), withSecrets(object), { ...options, resize }),
    );
    expect(marks.filter((one) => said.includes(one))).toEqual([]);
  }
});

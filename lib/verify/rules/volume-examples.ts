import type { RuleDoc } from '../../findings/rule';

/** The smallest Pod with some volumes; of one that has no name, the name is `data`. */
export function podWith(...volumes: readonly object[]): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: [{ name: 'web', image: 'nginx:1.29' }],
      volumes: volumes.map((volume) => ({ name: 'data', ...volume })),
    },
  };
}

/** A row whose examples are Pods with one volume. */
export function volumeRule(
  doc: Omit<RuleDoc, 'failing' | 'passing'> & {
    readonly kubernetes?: string;
    readonly failing: object;
    readonly passing: object;
  },
): RuleDoc {
  const { kubernetes, failing, passing, ...rest } = doc;
  const release = kubernetes === undefined ? {} : { kubernetes };
  return {
    ...rest,
    failing: { ...release, object: podWith(failing) },
    passing: { ...release, object: podWith(passing) },
  };
}

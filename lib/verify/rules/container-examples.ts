import type { RuleDoc } from '../../findings/rule';

/** What an example has beside the smallest Pod. */
export interface Example {
  readonly kubernetes?: string;
  /** In its one container. */
  readonly container?: object;
  /** In its spec. */
  readonly spec?: object;
}

/** The smallest Pod, with more in its container and its spec. */
function podOf({ container, spec }: Example): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'web', image: 'nginx:1.29', ...container }], ...spec },
  };
}

/** A row whose examples are the smallest Pods in which the rule fails and passes. */
export function containerRule(
  code: string,
  title: string,
  why: string,
  source: string,
  failing: Example,
  passing: Example,
): RuleDoc {
  return { code: `api/${code}`, title, why, source, failing: row(failing), passing: row(passing) };
}

function row(example: Example): RuleDoc['failing'] {
  const { kubernetes } = example;
  return { ...(kubernetes !== undefined && { kubernetes }), object: podOf(example) };
}

import { type Called, complaint, variantsOf } from '../../test-helpers/hostile-values';
import { matchers } from '.';

const pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: {
    initContainers: [
      { name: 'proxy', image: 'a:1', restartPolicy: 'Always', volumeMounts: [{ name: 'data', mountPath: '/a' }] },
    ],
    containers: [{ name: 'web', image: 'a:1', volumeMounts: [{ name: 'data', mountPath: '/b', subPath: 'c' }] }],
    volumes: [{ name: 'data', emptyDir: {} }],
  },
};
const part = { spec: { containers: [{ name: 'web', image: 'b:2', ports: [{ containerPort: 80 }] }] } };
const options = { workload: { kind: 'Pod', name: 'web', namespace: undefined } };

/** Valid arguments of each matcher. */
const calls: Readonly<Record<keyof typeof matchers, readonly unknown[]>> = {
  toBeAcceptedBy: ['1.35'],
  toPassPodSecurity: ['restricted'],
  toFollowPractices: [{ enable: ['practice/latest-tag'] }],
  toHaveResource: ['Pod', 'web', part],
  toHaveResourceCount: ['Pod', 2, part],
  toHaveContainer: ['web', part.spec.containers[0], options],
  toStartBefore: ['web', 'proxy', options],
  toShareVolume: ['web', 'proxy', '/b', options],
  toMatchManifest: [part],
};

const plain = (text: string) => text;
const utils = { matcherHint: plain, EXPECTED_COLOR: plain, RECEIVED_COLOR: plain, DIM_COLOR: plain };

test.each(Object.entries(calls))('%s answers or fails with an error of ours, whatever it is given', (name, args) => {
  const matcher = matchers[name as keyof typeof matchers] as Called;
  const variants = variantsOf([pod, ...args]);
  expect(variants.length).toBeGreaterThan(100);
  const complaints = variants.flatMap(({ what, args: given }) =>
    [false, true].flatMap((isNot) => {
      const call = () => (matcher.call({ isNot, utils }, ...given) as { message: () => string }).message();
      const said = complaint(/./, call);
      return said === undefined ? [] : [`${what}: ${said}`];
    }),
  );
  expect(complaints).toEqual([]);
});

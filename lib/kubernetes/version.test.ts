import {
  atLeast,
  compareVersions,
  defaultKubernetesVersion,
  kubernetesVersions,
  parseKubernetesVersion,
} from './version';

it.each([
  ['1.33', '1.33'],
  ['v1.33', '1.33'],
  ['v1.33.4', '1.33'],
  [' 1.30.0 ', '1.30'],
  ['v1.33.4-gke.100', '1.33'],
  ['1.33.4+k3s1', '1.33'],
  ['v1.28.0-rc.1+abc', '1.28'],
])('reads %p as release %s', (text, release) => {
  expect(parseKubernetesVersion(text)).toBe(release);
});

it.each(['', '1', '1.3', '1.27', '1.99', '2.33', '1.33.', '1.33.x', 'latest', '1.033', 'constructor', '1.33 1.34'])(
  'rejects %p with the list of known releases',
  (text) => {
    expect(() => parseKubernetesVersion(text)).toThrow(
      new TypeError(
        `Kubernetes version: unknown release ${JSON.stringify(text)}; set one of ` +
          '1.28, 1.29, 1.30, 1.31, 1.32, 1.33, 1.34, 1.35, 1.36, 1.37',
      ),
    );
  },
);

it.each([
  [1.35, 'quote it: "1.35"'],
  [1.3, 'quote it: "1.30", which is read as 1.3 without quotes'],
  [2, 'set one of "1.28", "1.29", "1.30", "1.31", "1.32", "1.33", "1.34", "1.35", "1.36", "1.37"'],
])('rejects the number %p with the release in quotes', (number, fix) => {
  expect(() => parseKubernetesVersion(number)).toThrow(
    new TypeError(`Kubernetes version: must be a string, got number ${number}; ${fix}`),
  );
});

it.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [[], 'an empty array'],
  [{}, 'an object'],
  [true, 'boolean true'],
])('rejects %p as a release', (value, got) => {
  expect(() => parseKubernetesVersion(value)).toThrow(
    `Kubernetes version: must be a string, got ${got}; set one of 1.28,`,
  );
});

it('orders releases by age, not as strings', () => {
  expect([...kubernetesVersions].reverse().sort(compareVersions)).toEqual(kubernetesVersions);
  expect(atLeast('1.29', '1.29')).toBe(true);
  expect(atLeast('1.28', '1.29')).toBe(false);
  expect(atLeast('1.37', '1.28')).toBe(true);
});

it('has a known release as the default', () => {
  expect(kubernetesVersions).toContain(defaultKubernetesVersion);
});

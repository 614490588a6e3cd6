import { defaultKubernetesVersion } from '../../kubernetes/version';

/** What a new project starts with. */
export interface Template {
  /** One line for `--help`. */
  readonly title: string;
  /** main.ts, which exports the function `shop`. */
  readonly main: string;
  /** main.test.ts */
  readonly test: string;
}

/** The end of each main.ts: tests import it without writing files. */
export const synthesizes = `
if (require.main === module) {
  const app = new GitOpsApp();
  shop(app);
  app.synth();
}
`;

/** The start of each main.test.ts. */
export const imports = `import 'cdk8s-pods/jest';
import { GitOpsApp } from 'cdk8s-pods';
import { shop } from './main';

const chart = shop(new GitOpsApp());
`;

/** The tests of each template that has objects. */
export const reviews = `
test('the API server accepts the shop', () => {
  expect(chart).toBeAcceptedBy('${defaultKubernetesVersion}');
});

test('every Pod passes Pod Security "restricted", and follows the practices', () => {
  expect(chart).toPassPodSecurity('restricted');
  expect(chart).toFollowPractices();
});

test('the shop is the same as when it was last reviewed', () => {
  expect(chart).toMatchSnapshot();
});
`;

import type { IConstruct } from 'constructs';
import { type Checks, check, object } from '../values/check';
import { defined } from '../values/defined';
import type { PracticeOptions } from '../verify/practices/chosen';
import { provideSettings } from './app-settings';
import { construct, practiceChecks } from './construct-checks';
import { type AppWideSettings, appWideChecks, appWideSettingsAmong } from './settings';
import { setVerification } from './synth';

/** The target of a verification; omitted settings come from `pods:` in cdk8s.yaml. */
export interface VerifyAppOptions extends AppWideSettings, PracticeOptions {}

/**
 * Verifies all objects of an app in each synth, also those of other libraries: ApiObjects, cdk8s-plus, Helm, Include.
 * Errors stop the synth with all findings in one report; warnings are printed once.
 *
 * @example
 * const app = new App();
 * verifyApp(app, { kubernetes: '1.35', podSecurity: 'restricted' });
 */
export function verifyApp(app: IConstruct, options: VerifyAppOptions = {}): void {
  check('verifyApp', { app, options }, verifyAppArguments);
  const { practices, enable } = options;
  provideSettings(app.node.root, appWideSettingsAmong(options));
  setVerification(app, { whole: true, ...defined({ practices, enable }) });
}

const verifyAppArguments = object({
  app: construct,
  options: object({
    ...appWideChecks,
    ...practiceChecks,
  } satisfies Checks<VerifyAppOptions>),
});

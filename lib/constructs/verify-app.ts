import type { IConstruct } from 'constructs';
import { type Checks, check, object, oneOf, optional } from '../values/check';
import { provideSettings } from './app-settings';
import { construct } from './construct-checks';
import { type Settings, settingsAmong, settingsChecks } from './settings';
import { setVerification } from './synth';

/** The target of a verification; omitted settings come from `pods:` in cdk8s.yaml. */
export interface VerifyAppOptions extends Settings {
  /** Whether practices are checked. @default true */
  readonly practices?: boolean | 'all' | undefined;
}

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
  const { practices = true } = options;
  provideSettings(app.node.root, settingsAmong(options));
  setVerification(app, { whole: true, practices });
}

const verifyAppArguments = object({
  app: construct,
  options: object({
    ...settingsChecks,
    practices: optional(oneOf([true, false, 'all'])),
  } satisfies Checks<VerifyAppOptions>),
});

import type { IConstruct } from 'constructs';
import { declareVerification } from './app-verification';
import { provideSettings, type Settings, settingsAmong } from './settings';

/** What an app is verified for; what is left out comes from `pods:` in cdk8s.yaml. */
export interface VerifyAppOptions extends Settings {
  /** Whether what an experienced engineer would stop in review is looked for. @default true */
  readonly practices?: boolean | 'all' | undefined;
}

/**
 * Has all objects of an app verified whenever it is synthesized, whoever made them: ApiObjects, cdk8s-plus, Helm, Include.
 * Errors stop the synth with all findings in one report; warnings are printed once.
 *
 * @example
 * const app = new App();
 * verifyApp(app, { kubernetes: '1.35', podSecurity: 'restricted' });
 */
export function verifyApp(app: IConstruct, options: VerifyAppOptions = {}): void {
  const { practices = true } = options;
  provideSettings(app.node.root, settingsAmong(options));
  declareVerification(app, { whole: true, practices });
}

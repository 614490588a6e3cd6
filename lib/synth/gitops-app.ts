import { App, type AppProps } from 'cdk8s';
import { provideSettings, type Settings, settingsAmong } from '../constructs/settings';
import { verifyApp } from '../constructs/verify-app';

/** What a cdk8s App takes, the settings of all its workloads, and whether it is verified. */
export interface GitOpsAppProps extends AppProps, Settings {
  /**
   * Whether all objects are verified whenever the app is synthesized, those of other libraries included. Our own
   * workloads, and what we attach to, always are.
   * @default true
   */
  readonly verify?: boolean;
}

/**
 * A cdk8s `App` that says the settings of all its workloads, target release, feature gates, images and security profile,
 * and verifies all its objects. Settings that it leaves out come from `pods:` in cdk8s.yaml.
 */
export class GitOpsApp extends App {
  constructor(props: GitOpsAppProps = {}) {
    super(props);
    provideSettings(this, settingsAmong(props));
    if (props.verify !== false) verifyApp(this, settingsAmong(props));
  }
}

import { App, type AppProps } from 'cdk8s';
import { provideSettings, type Settings, settingsAmong } from '../constructs/settings';

/** What a cdk8s App takes, and the settings of all its workloads. */
export interface GitOpsAppProps extends AppProps, Settings {}

/**
 * A cdk8s `App` that says the settings of all its workloads: target release, feature gates, images, security profile.
 * Those it leaves out come from `pods:` in cdk8s.yaml.
 */
export class GitOpsApp extends App {
  constructor(props: GitOpsAppProps = {}) {
    super(props);
    provideSettings(this, settingsAmong(props));
  }
}

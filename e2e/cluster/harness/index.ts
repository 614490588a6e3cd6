export {
  type Api,
  ApiError,
  connect,
  isClusterScoped,
  type Live,
  type Manifest,
  pathOf,
} from '../../patterns/harness/api';
export { define } from '../../patterns/harness/custom-resources';
export { isRolledOut } from '../../patterns/harness/settled';
export { pause, until } from '../../patterns/harness/until';
export { type Cluster, openCluster } from './cluster';
export type { ControlPlane } from './control-plane';
export type { Fault, FaultProxy, Sent } from './fault-proxy';
export { onPlanes, scenario, scenarios } from './scenario';
export { certificateOf, execPluginCalls, execPluginOf, type Rule } from './users';

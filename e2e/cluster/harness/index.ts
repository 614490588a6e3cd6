export { type Api, ApiError, connect, type Live, type Manifest, pathOf } from '../../patterns/harness/api';
export { isRolledOut } from '../../patterns/harness/settled';
export { pause, until } from '../../patterns/harness/until';
export { type Cluster, openCluster } from './cluster';
export type { ControlPlane } from './control-plane';
export type { Fault, FaultProxy } from './fault-proxy';
export { onPlanes, scenario, scenarios } from './scenario';
export { certificateOf, execPluginCalls, execPluginOf, type Rule } from './users';

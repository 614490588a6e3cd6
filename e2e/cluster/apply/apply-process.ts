import { applied } from './connected';
import { configMap } from './objects';

// KUBECONFIG SET COUNT: applies so many ConfigMaps, for a scenario that kills this process in the middle.
const [kubeconfig = '', set = '', count = ''] = process.argv.slice(2);
const manifests = Array.from({ length: Number(count) }, (_, at) => configMap(`map-${at}`));
applied(kubeconfig, manifests, { set }).then(({ done }) => console.log(done.join('\n')));

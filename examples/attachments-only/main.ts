import { App, Chart, Include } from 'cdk8s';
import { attach, expose, findObject, nginx, redisExporter } from 'cdk8s-pods';

const app = new App();
const chart = new Chart(app, 'shop', { namespace: 'shop' });

const cache = new Include(chart, 'cache', { url: 'manifests/redis.yaml' });
attach(findObject(cache, 'StatefulSet', 'redis'), redisExporter());

const front = new Include(chart, 'front', { url: 'manifests/portal.yaml' });
const portal = findObject(front, 'Deployment', 'portal');
attach(portal, nginx({ listen: 8443, upstream: { port: 8080 }, tls: { secretName: 'portal-tls' } }));
expose(portal);

app.synth();

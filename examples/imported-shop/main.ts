import { ApiObject, Chart } from 'cdk8s';
import {
  capabilities,
  claimTemplate,
  configMap,
  emptyDir,
  env,
  exec,
  expose,
  fromField,
  fromSecret,
  GitOpsApp,
  grpc,
  httpGet,
  mount,
  requireNodes,
  resources,
  runAs,
  separateFrom,
  sleep,
  spreadAcross,
  tcpSocket,
  tolerate,
  Workload,
} from 'cdk8s-pods';

const app = new GitOpsApp();

const shopCluster = new Chart(app, 'shop-cluster');

// A shop of ten services, as a team might have it in YAML.
new ApiObject(shopCluster, 'shop', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } });

const shop = new Chart(app, 'shop', { namespace: 'shop' });
shop.addDependency(shopCluster);

// What several services have to know.
new ApiObject(shop, 'addresses', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'addresses' },
  data: {
    catalog: 'http://catalog:8080',
    cart: 'http://cart:8080',
    // Only the checkout may call it.
    payment: 'payment:9090',
  },
});

// Storefront: what customers see.
const storefrontLabels = { app: 'storefront' };
const storefront = new Workload(shop, 'storefront', {
  asWritten: true,
  metadata: { labels: storefrontLabels },
  selector: storefrontLabels,
  workload: { kind: 'Deployment', replicas: 3 },
  podMetadata: { labels: { tier: 'frontend' } },
  app: {
    name: 'storefront',
    image: 'registry.example/shop/storefront:2.3.1',
    ports: [{ name: 'http', containerPort: 3000 }],
    envFrom: [{ configMapRef: { name: 'addresses' } }],
    env: env({
      NODE_ENV: 'production',
      SESSION_KEY: fromSecret('storefront', 'session-key'),
      // - name: DEBUG
      //   value: "*"
    }),
    readinessProbe: httpGet('/ready', 'http', { periodSeconds: 5 }),
    lifecycle: { preStop: sleep(10) },
    resources: resources({ cpu: '200m', memory: '256Mi' }),
  },
  pod: {
    // A zone may fail.
    topologySpreadConstraints: [spreadAcross('zone')],
    terminationGracePeriodSeconds: 40,
  },
});
expose(storefront, { metadata: { labels: storefrontLabels }, ports: [{ name: 'http', port: 80, targetPort: 'http' }] });

new ApiObject(shop, 'storefront-pod-disruption-budget', {
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'storefront' },
  spec: { maxUnavailable: 1, selector: { matchLabels: storefrontLabels } },
});

new ApiObject(shop, 'storefront-ingress', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'storefront' },
  spec: {
    rules: [
      {
        host: 'shop.example',
        http: {
          paths: [
            { path: '/', pathType: 'Prefix', backend: { service: { name: 'storefront', port: { name: 'http' } } } },
          ],
        },
      },
    ],
  },
});

// Catalog: products and their prices, behind an nginx that caches.
new ApiObject(shop, 'catalog-nginx', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'catalog-nginx' },
  data: {
    'default.conf': `proxy_cache_path /tmp/cache keys_zone=catalog:1m max_size=50m;
server {
  listen 8080;
  location / {
    proxy_cache catalog;
    proxy_pass http://127.0.0.1:8000;
  }
}
`,
  },
});

const catalog = new Workload(shop, 'catalog', {
  asWritten: true,
  selector: { app: 'catalog' },
  workload: { kind: 'Deployment', replicas: 2 },
  containers: [
    {
      name: 'catalog',
      image: 'registry.example/shop/catalog:1.9.0',
      args: ['--listen=127.0.0.1:8000'],
      env: env({ DATABASE_HOST: 'products-db' }),
    },
    // The attachment nginx adds a container that is a proxy.
    {
      name: 'nginx',
      image: 'docker.io/nginxinc/nginx-unprivileged:1.29',
      ports: [{ name: 'http', containerPort: 8080 }],
      volumeMounts: [mount('nginx', '/etc/nginx/conf.d', { readOnly: true })],
    },
  ],
  pod: { volumes: [configMap('nginx', 'catalog-nginx', { defaultMode: 0o444 })] },
});
expose(catalog, { ports: [{ port: 8080, targetPort: 'http' }] });

// Cart: baskets, kept in the cache.
const cartPort = 8080;
const cart = new Workload(shop, 'cart', {
  asWritten: true,
  selector: { app: 'cart' },
  workload: { kind: 'Deployment' },
  app: {
    name: 'cart',
    image: 'registry.example/shop/cart:4.0.2',
    ports: [{ containerPort: cartPort }],
    env: env({ CACHE: 'cache:6379', POD_NAME: fromField('metadata.name') }),
    startupProbe: httpGet('/healthz', cartPort, { failureThreshold: 30 }),
    readinessProbe: httpGet('/healthz', cartPort),
  },
});
expose(cart, { ports: [{ port: 8080, targetPort: cartPort }] });

// Cache.
const cachePort = 6379;
const cache = new Workload(shop, 'cache', {
  asWritten: true,
  selector: { app: 'cache' },
  workload: { kind: 'Deployment', strategy: { type: 'Recreate' } },
  app: {
    name: 'redis',
    image: 'docker.io/library/redis:8.2',
    args: ['--save', '', '--maxmemory', '200mb'],
    ports: [{ containerPort: cachePort }],
    readinessProbe: tcpSocket(cachePort),
    resources: resources({ cpu: '100m', memory: '256Mi' }),
    volumeMounts: [mount('data', '/data')],
  },
  pod: { securityContext: runAs(999, 999), volumes: [emptyDir('data', { sizeLimit: '64Mi' })] },
});
expose(cache, { ports: [{ port: 6379, targetPort: cachePort }] });

// Checkout: takes orders; logs to a file that a second container prints.
const checkoutLabels = { app: 'checkout' };
const checkout = new Workload(shop, 'checkout', {
  asWritten: true,
  selector: checkoutLabels,
  workload: { kind: 'Deployment', replicas: 2 },
  containers: [
    {
      name: 'checkout',
      image: 'registry.example/shop/checkout:3.1.0',
      ports: [{ name: 'http', containerPort: 8080 }],
      envFrom: [{ configMapRef: { name: 'addresses' } }],
      readinessProbe: exec(['/bin/checkout', 'ready']),
      volumeMounts: [mount('logs', '/var/log/checkout')],
    },
    // The attachment fluentBit adds a container that ships logs.
    {
      name: 'log-tail',
      image: 'docker.io/library/busybox:1.37.0',
      args: ['sh', '-c', 'tail -n +1 -F /var/log/checkout/orders.log'],
      volumeMounts: [mount('logs', '/var/log/checkout', { readOnly: true })],
    },
  ],
  pod: {
    // Not on one node, if that can be helped.
    affinity: separateFrom(),
    volumes: [emptyDir('logs', { sizeLimit: '256Mi' })],
  },
});
expose(checkout, { ports: [{ name: 'http', port: 80, targetPort: 'http' }] });

// Payment: talks to the bank, and to nobody else.
const paymentLabels = { app: 'payment' };
const paymentPort = 9090;
const payment = new Workload(shop, 'payment', {
  asWritten: true,
  selector: paymentLabels,
  workload: { kind: 'Deployment', replicas: 2 },
  app: {
    name: 'payment',
    image: 'registry.example/shop/payment:1.4.7',
    ports: [{ name: 'grpc', containerPort: paymentPort }],
    readinessProbe: grpc(paymentPort),
    env: env({ BANK_TOKEN: fromSecret('bank', 'token') }),
    securityContext: {
      ...runAs(1000),
      ...capabilities(),
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    },
  },
  pod: { automountServiceAccountToken: false },
});
expose(payment, { ports: [{ name: 'grpc', port: 9090, targetPort: paymentPort }] });

new ApiObject(shop, 'payment-network-policy', {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'payment' },
  spec: {
    podSelector: { matchLabels: paymentLabels },
    ingress: [{ from: [{ podSelector: { matchLabels: checkoutLabels } }] }],
  },
});

// Products-db: products and orders.
const productsDb = new Workload(shop, 'products-db', {
  asWritten: true,
  selector: { app: 'products-db' },
  workload: { kind: 'StatefulSet', serviceName: 'products-db', volumeClaimTemplates: [claimTemplate('data', '20Gi')] },
  app: {
    name: 'postgres',
    image: 'docker.io/library/postgres:17',
    ports: [{ name: 'postgres', containerPort: 5432 }],
    env: env({ POSTGRES_PASSWORD: fromSecret('products-db', 'password'), PGDATA: '/data/postgres' }),
    readinessProbe: exec(['pg_isready', '-U', 'postgres']),
    volumeMounts: [mount('data', '/data')],
  },
});
expose(productsDb, { clusterIP: 'None', ports: [{ name: 'postgres', port: 5432, targetPort: 'postgres' }] });

// Search: an index of the catalog, on nodes with fast disks.
const search = new Workload(shop, 'search', {
  asWritten: true,
  selector: { app: 'search' },
  workload: { kind: 'Deployment', replicas: 2 },
  app: {
    name: 'search',
    image: 'registry.example/shop/search:0.12.0',
    ports: [{ name: 'http', containerPort: 7700 }],
    readinessProbe: httpGet('/health', 'http'),
    volumeMounts: [mount('index', '/index')],
  },
  pod: {
    affinity: requireNodes({ disk: 'nvme' }),
    tolerations: [tolerate('dedicated', 'search', 'NoSchedule')],
    volumes: [emptyDir('index')],
  },
});
expose(search, { ports: [{ name: 'http', port: 80, targetPort: 'http' }] });

new ApiObject(shop, 'cart-horizontal-pod-autoscaler', {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'cart' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'cart' },
    minReplicas: 2,
    maxReplicas: 10,
    metrics: [
      {
        type: 'External',
        external: { metric: { name: 'open-carts' }, target: { type: 'AverageValue', averageValue: '500' } },
      },
    ],
  },
});

// Mailer: sends what the checkout queues; nobody calls it.
new Workload(shop, 'mailer', {
  asWritten: true,
  selector: { app: 'mailer' },
  workload: { kind: 'Deployment' },
  app: {
    name: 'mailer',
    image: 'registry.example/shop/mailer:1.0.3',
    env: env({ SMTP_HOST: 'smtp.example', SMTP_PORT: '587' }),
  },
});

// Report: the sales of the day before.
new Workload(shop, 'report', {
  asWritten: true,
  workload: {
    kind: 'CronJob',
    schedule: '30 2 * * *',
    timeZone: 'Europe/Vienna',
    concurrencyPolicy: 'Forbid',
    startingDeadlineSeconds: 600,
    job: { backoffLimit: 2, ttlSecondsAfterFinished: 86400 },
  },
  app: { name: 'report', image: 'registry.example/shop/report:2.0.0', command: ['report', '--yesterday'] },
  pod: { restartPolicy: 'Never' },
});

app.synth();

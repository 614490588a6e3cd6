import { imageUser } from './image-user';

test.each([
  ...['nginx', 'nginx:1.29-alpine', 'library/nginx', 'docker.io/nginx:1', 'docker.io/library/nginx@sha256:0'],
  ...[
    'index.docker.io/library/postgres:17',
    'public.ecr.aws/docker/library/redis:8',
    'mirror.example:5000/hub/library/mongo',
  ],
])('%s runs as root', (image) => {
  expect(imageUser(image)).toBe('root');
});

test.each([
  ...['nginxinc/nginx-unprivileged:1.29', 'bitnami/nginx:1.29', 'docker.io/bitnami/redis:8', 'shop/nginx', ''],
  ...['registry.example/nginx:1', 'gcr.io/distroless/nodejs22:nonroot', 'grafana/grafana:12', 'nginx-ingress'],
])('%s may run as another user', (image) => {
  expect(imageUser(image)).toBeUndefined();
});

test('an image can have a user by name', () => {
  expect(imageUser('memcached:1.6')).toBe('memcache');
});

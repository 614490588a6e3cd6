import type { ApiRequest } from '../connection/connection';
import { statusOf } from '../testdata/played-server';
import { refusal } from './refusal';

const path = '/apis/apps/v1/namespaces/shop/deployments';
const deployment = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } };
const put: ApiRequest = { method: 'PUT', path: `${path}/web`, body: deployment };
const create: ApiRequest = { method: 'POST', path, body: deployment };

function messageOf(request: ApiRequest, status: number, reason: string, message = '', details: object = {}): string {
  const { body } = statusOf(status, reason, message, details);
  return refusal(request, { status, text: JSON.stringify(body), retryAfter: undefined }).message;
}

const selector = 'Invalid value: {"matchLabels":{"app":"web: x"}}: field is immutable';

type Row = [string, string, ApiRequest, number, string, string?, object?];

const rows: Row[] = [
  [
    'an invalid field, without the object that the server quotes',
    'Deployment shop/web: spec.selector: field is immutable; spec.replicas: Invalid value: -1: must be greater',
    put,
    422,
    'Invalid',
    'Deployment.apps "web" is invalid: […]',
    {
      causes: [
        { reason: 'FieldValueInvalid', field: 'spec.selector', message: selector },
        { reason: 'FieldValueInvalid', field: 'spec.replicas', message: 'Invalid value: -1: must be greater' },
      ],
    },
  ],
  [
    'fields of a Pod that must not change, without the difference that the server prints',
    'Pod shop/web: spec: Forbidden: pod updates may not change fields other than `image`',
    { method: 'PATCH', path: '/api/v1/namespaces/shop/pods/web', body: {} },
    422,
    'Invalid',
    '',
    {
      causes: [
        { field: 'spec', message: 'Forbidden: pod updates may not change fields other than `image`\n core.PodSpec{' },
      ],
    },
  ],
  [
    'fields of another manager',
    'Deployment shop/web: spec.replicas: conflict with "kubectl" using apps/v1',
    { ...put, method: 'PATCH' },
    409,
    'Conflict',
    'Apply failed with 1 conflict',
    {
      causes: [
        { reason: 'FieldManagerConflict', field: '.spec.replicas', message: 'conflict with "kubectl" using apps/v1' },
      ],
    },
  ],
  [
    'a change of another client',
    'Deployment shop/web: changed by another client since it was read; read it again, and repeat the change',
    put,
    409,
    'Conflict',
    'Operation cannot be fulfilled on deployments.apps "web": the object has been modified; please apply your changes',
  ],
  [
    'an object that exists',
    'Deployment shop/web: already exists; use update, patch or apply, or delete it first',
    create,
    409,
    'AlreadyExists',
  ],
  [
    'a namespace that is missing',
    'Deployment shop/web: Namespace shop not found; create it first',
    create,
    404,
    'NotFound',
    'namespaces "shop" not found',
    { name: 'shop', kind: 'namespaces' },
  ],
  [
    'an object that is missing',
    'Deployment shop/web: not found',
    put,
    404,
    'NotFound',
    'deployments.apps "web" not found',
    { name: 'web', group: 'apps', kind: 'deployments' },
  ],
  [
    'a kind that is not served',
    'gadgets shop/a: the cluster does not serve this kind',
    { method: 'GET', path: '/apis/example.com/v1/namespaces/shop/gadgets/a' },
    404,
    'NotFound',
  ],
  [
    'a missing right, with the rule for a Role',
    'Deployment shop/web: user "ann" must not create deployments in namespace "shop"; add to a Role in shop: { apiGroups: ["apps"], resources: ["deployments"], verbs: ["create"] }',
    create,
    403,
    'Forbidden',
    'deployments.apps is forbidden: User "ann" cannot create resource "deployments" in API group "apps" in the namespace "shop"',
  ],
  [
    'a missing right of the whole cluster',
    'nodes: user "ann" must not list nodes; add to a ClusterRole: { apiGroups: [""], resources: ["nodes"], verbs: ["list"] }',
    { method: 'GET', path: '/api/v1/nodes' },
    403,
    'Forbidden',
    'nodes is forbidden: User "ann" cannot list resource "nodes" in API group "" at the cluster scope',
  ],
  [
    'a quota',
    'Deployment shop/web: deployments.apps "web" is forbidden: exceeded quota: q, requested: count/deployments.apps=1',
    create,
    403,
    'Forbidden',
    'deployments.apps "web" is forbidden: exceeded quota: q, requested: count/deployments.apps=1',
  ],
  [
    'what the node has no room for, of which the cause is only a reason',
    'Pod shop/web: pods "web" is forbidden: node didn\'t have enough allocatable resources: cpu, requested: 500000, allocatable: 64000',
    { method: 'PATCH', path: '/api/v1/namespaces/shop/pods/web/resize', body: {} },
    403,
    'Forbidden',
    'pods "web" is forbidden: node didn\'t have enough allocatable resources: cpu, requested: 500000, allocatable: 64000',
    { causes: [{ reason: 'NodeCapacity' }] },
  ],
];

test.each(rows.map(([title, expected, ...given]) => [title, expected, given] as const))(
  'explains %s',
  (_, expected, given) => {
    expect(messageOf(...given)).toBe(expected);
  },
);

test('has the causes as data', () => {
  const causes = [{ reason: 'FieldValueRequired', field: 'spec.template', message: 'Required value' }];
  const { body } = statusOf(422, 'Invalid', '', { causes, retryAfterSeconds: 3 });
  const error = refusal(create, { status: 422, text: JSON.stringify(body), retryAfter: undefined });
  expect(error).toMatchObject({ status: 422, reason: 'Invalid', causes, method: 'POST', path, retryAfterSeconds: 3 });
  expect(error.object).toEqual({ kind: 'Deployment', namespace: 'shop', name: 'web' });
});

test('names the construct, and who wrote the field', () => {
  const causes = [
    { reason: 'FieldValueInvalid', field: 'spec.template.spec.containers[1].image', message: 'Required value' },
  ];
  const { body } = statusOf(422, 'Invalid', '', { causes });
  const originsOf = (object: unknown) => {
    expect(object).toMatchObject({ kind: 'Deployment', metadata: { namespace: 'shop', name: 'web' } });
    return { construct: 'app/web', origins: { 'spec.template.spec.containers[1]': 'attachment "tls"' } };
  };
  const error = refusal(put, { status: 422, text: JSON.stringify(body), retryAfter: undefined }, { originsOf });
  expect(error.message).toBe(
    'Deployment shop/web (construct app/web): spec.template.spec.containers[1].image: Required value (written by attachment "tls")',
  );
  expect(error.construct).toBe('app/web');
});

test('describes values of Secrets and credentials', () => {
  const secret: ApiRequest = {
    method: 'PATCH',
    path: '/api/v1/namespaces/shop/secrets/a',
    body: { stringData: { pin: 'hunter2' } },
  };
  const causes = [{ field: 'stringData[pin]', message: 'Invalid value: "hunter2": too short' }];
  expect(messageOf(secret, 422, 'Invalid', '', { causes })).not.toContain('hunter2');
  expect(
    messageOf({ ...secret, body: { data: { pin: 'aHVudGVyMg==' } } }, 400, 'BadRequest', 'got "aHVudGVyMg=="'),
  ).not.toContain('aHVudGVyMg');
  expect(messageOf(create, 500, 'InternalError', 'Post "https://ann:hunter2@hook": refused')).not.toContain('hunter2');
});

test.each([
  [502, '<html><h1>Bad gateway</h1>', 'Deployment shop/web: HTTP status 502'],
  [
    429,
    'Too many requests, please try again later.\n',
    'Deployment shop/web: Too many requests, please try again later.',
  ],
  [
    401,
    'Unauthorized',
    'Deployment shop/web: the server does not accept the credentials of the kubeconfig; log in again',
  ],
])('explains %d from something other than an API server: %s', (status, text, expected) => {
  expect(refusal(put, { status, text, retryAfter: '2' })).toMatchObject({ message: expected, retryAfterSeconds: 2 });
});

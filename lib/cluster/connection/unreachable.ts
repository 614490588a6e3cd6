import { ClusterError } from '../cluster-error';
import type { ApiRequest } from './connection';
import { errorText } from './error-text';
import type { Access } from './kubeconfig';

/** Why a server did not answer, and what to do. */
export function unreachable(
  error: unknown,
  { server, context }: Pick<Access, 'server' | 'context'>,
  { method, path }: ApiRequest,
): ClusterError {
  const { code, message } = errorText(error);
  const problem = certificateProblems[code] ?? ofClient(code, message);
  const where = `${server.origin} (context "${context}")`;
  if (problem !== undefined) {
    return new ClusterError({ reason: 'UntrustedCertificate', message: `${where}: ${problem}`, method, path });
  }
  const known = networkProblems[code];
  const because = known ?? `the connection was lost (${code || message || 'unknown error'}); try again`;
  return new ClusterError({ reason: 'Unreachable', message: `cannot reach ${where}: ${because}`, method, path });
}

const unknownAuthority =
  'its certificate is not signed by an authority of the kubeconfig; set certificate-authority-data to the CA of the cluster';

const certificateProblems: Readonly<Record<string, string>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
  SELF_SIGNED_CERT_IN_CHAIN: unknownAuthority,
  DEPTH_ZERO_SELF_SIGNED_CERT: unknownAuthority,
  CERT_SIGNATURE_FAILURE: unknownAuthority,
  CERT_HAS_EXPIRED: 'its certificate has expired; renew it, or correct the clock of this machine',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; correct the clock of this machine',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'its certificate is for other names; use one of them in the server URL, or set tls-server-name',
};

/** What is wrong with the certificate that we show. */
function ofClient(code: string, message: string): string | undefined {
  if (/alert (?:certificate expired|number 45)/.test(message)) {
    return 'it refuses the client certificate of the kubeconfig, which has expired; renew it';
  }
  if (/alert (?:bad certificate|unknown ca|certificate (?:unknown|required))/.test(message)) {
    return 'it refuses the client certificate of the kubeconfig; use one of an authority that it trusts';
  }
  if (code === 'EPROTO' && message.includes('wrong version number')) {
    return 'it does not speak TLS; correct the port or the scheme of the server URL';
  }
  return undefined;
}

const networkProblems: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused; start the cluster, or correct the server in the kubeconfig',
  ENOTFOUND: 'unknown host; correct the server in the kubeconfig, or connect to its network',
  EAI_AGAIN: 'its name cannot be resolved; connect to its network',
  EHOSTUNREACH: 'no route to it; connect to its network',
  ENETUNREACH: 'no route to it; connect to its network',
  ETIMEDOUT: 'no answer; connect to its network, or try again',
};

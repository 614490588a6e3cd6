import type { ApiRequest } from './connection/connection';

/** What is wrong with one field, in the words of the API server. */
export interface ClusterErrorCause {
  /** `spec.selector`; `''` for what is of no field. */
  readonly field: string;
  /** As `FieldValueInvalid`, `FieldManagerConflict`. */
  readonly reason: string;
  readonly message: string;
  /** Who wrote the field, where attachments did and `originsOf` knows. */
  readonly writer?: string | undefined;
}

/** The object that a request was about. */
export interface ClusterErrorObject {
  /** As `Deployment`; as `deployments`, where only that is known. */
  readonly kind: string;
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

/** What a {@link ClusterError} is made of. */
export interface ClusterErrorParts {
  readonly message: string;
  readonly reason: string;
  readonly status?: number | undefined;
  readonly causes?: readonly ClusterErrorCause[] | undefined;
  readonly method?: ApiRequest['method'] | undefined;
  readonly path?: string | undefined;
  readonly object?: ClusterErrorObject | undefined;
  readonly construct?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  readonly continueToken?: string | undefined;
}

/** What a cluster refused, or why it cannot be asked. Its message has no credentials and no values of Secrets. */
export class ClusterError extends Error {
  override readonly name = 'ClusterError';
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  /**
   * The API server's own reason: `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Forbidden`, `TooManyRequests`; where
   * there was no answer, `InvalidKubeconfig`, `LoginFailed`, `Unreachable` or `UntrustedCertificate`.
   */
  readonly reason: string;
  /** What is wrong with each field. */
  readonly causes: readonly ClusterErrorCause[];
  readonly method: ApiRequest['method'] | undefined;
  readonly path: string | undefined;
  readonly object: ClusterErrorObject | undefined;
  /** The path of the construct that wrote the object, where `originsOf` knows it. */
  readonly construct: string | undefined;
  /** After how many seconds the server wants to be asked again. */
  readonly retryAfterSeconds: number | undefined;
  /** From where a list whose state is gone goes on with the present one. */
  readonly continueToken: string | undefined;

  constructor(parts: ClusterErrorParts) {
    super(parts.message);
    this.status = parts.status ?? 0;
    this.reason = parts.reason;
    this.causes = parts.causes ?? [];
    this.method = parts.method;
    this.path = parts.path;
    this.object = parts.object;
    this.construct = parts.construct;
    this.retryAfterSeconds = parts.retryAfterSeconds;
    this.continueToken = parts.continueToken;
  }
}

/** Whether an error is the answer of a cluster with this reason, as `NotFound`. */
export function isClusterError(error: unknown, reason?: string): error is ClusterError {
  return error instanceof ClusterError && (reason === undefined || error.reason === reason);
}

/** Which cluster, and as whom. */
export interface KubeconfigChoice {
  /** @default as kubectl: the files of KUBECONFIG, ~/.kube/config, or the service account of the Pod */
  readonly kubeconfig?: string | undefined;
  /** @default the current context */
  readonly context?: string | undefined;
}

import type { Login } from './kubeconfig';

/** The credentials in use, which are had once, and again when a server no longer accepts them. */
export interface Logins {
  readonly current: () => Promise<Login>;
  /** Logs in again, unless that has been done since the given login was in use. */
  readonly renew: (refused: Login) => Promise<void>;
  /** Ends connections that are kept for later. */
  readonly close: () => void;
}

/** Credentials from whatever logs in. */
export function loginsOf(logIn: () => Promise<Login>): Logins {
  let inUse: Promise<Login> | undefined;
  const begin = () => {
    const begun = logIn();
    inUse = begun;
    // Who is next tries again.
    begun.catch(() => {
      if (inUse === begun) inUse = undefined;
    });
    return begun;
  };
  return {
    current: () => inUse ?? begin(),
    renew: async (refused) => {
      if ((await inUse) !== refused) return;
      await begin();
    },
    close: () => {
      inUse?.then(
        ({ agent }) => agent.destroy(),
        () => undefined,
      );
    },
  };
}

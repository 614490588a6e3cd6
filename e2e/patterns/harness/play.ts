/** A cluster, and how it is cleared. */
interface Open<Cluster> {
  readonly cluster: Cluster;
  readonly close: () => Promise<void>;
}

/** Plays a story in a cluster, and clears it. An error of the story comes before one of clearing. */
export async function play<Cluster>(
  opening: Promise<Open<Cluster>>,
  story: (cluster: Cluster) => Promise<unknown>,
): Promise<void> {
  const { cluster, close } = await opening;
  const failed = await story(cluster).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  await close().catch((error) => {
    if (failed === undefined) throw error;
  });
  if (failed !== undefined) throw failed.error;
}

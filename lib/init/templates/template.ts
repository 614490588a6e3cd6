/** What a new project starts with. */
export interface Template {
  /** One line for `--help`. */
  readonly title: string;
  /** main.ts, which exports the function `shop`. */
  readonly main: string;
}

/** The end of each main.ts: tests import it without writing files. */
export const synthesizes = `
if (require.main === module) {
  const app = new GitOpsApp();
  shop(app);
  app.synth();
}
`;

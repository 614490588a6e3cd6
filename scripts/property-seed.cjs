// Property tests try other values in each run; in CI they try those of one seed, so that a run can be repeated:
// `PROPERTY_SEED=7 npm test`.
const { configureGlobal } = require('fast-check');

const { PROPERTY_SEED } = process.env;
if (PROPERTY_SEED !== undefined) configureGlobal({ seed: Number(PROPERTY_SEED) });

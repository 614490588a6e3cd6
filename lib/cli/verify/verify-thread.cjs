// Starts thread.ts from its source. What is published has a file of this name next to its code.
require('tsx/cjs');
require('./thread.ts');

import * as fc from 'fast-check';

/** A mutant that is caught is caught again. */
fc.configureGlobal({ seed: 20_201_128 });

// Every property runs from one seed, so that a change is judged by what it changed. PROPERTY_SEED=any looks for
// counterexamples on new ground: .github/workflows/ci.yml does so at night, and what it finds becomes a fixed test.

import fc from 'fast-check';

const given = process.env.PROPERTY_SEED ?? '1';
fc.configureGlobal(given === 'any' ? {} : { seed: Number(given) });

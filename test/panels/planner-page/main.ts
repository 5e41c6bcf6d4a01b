import { BoundProver } from '../../../static/panels/planning/bound-prover';
import { Planner } from '../../../static/panels/planning/planner';

/** Hands both to the test that opened this page. */
Object.assign(globalThis, { planner: new Planner(), prover: new BoundProver() });

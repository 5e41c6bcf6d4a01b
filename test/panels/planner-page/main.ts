import { Planner } from '../../../static/panels/planning/planner';

/** Hands the planner to the test that opened this page. */
(globalThis as { planner?: Planner }).planner = new Planner();

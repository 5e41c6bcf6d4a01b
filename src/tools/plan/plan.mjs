import { build } from '../build/build.mjs';

/** `npm run plan`: builds the planner's command when it is stale, then runs it in this very process. */

try {
  await build(['plan']);
  const { runPlan } = await import('../../../dist/tools/plan/main.mjs');
  process.exitCode = await runPlan(process.argv.slice(2));
} catch (error) {
  console.error(error.stack ?? error);
  process.exitCode = 70;
}

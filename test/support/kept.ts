/** Where test/support/environment.cjs keeps things for the files that a worker runs after this one. */
declare global {
  var keptByWorker: Map<string, unknown> | undefined;
}

/**
 * What `make` answered the first time that this worker asked for it: for what takes long to make and no test changes, such
 * as compiled API contracts. Modules are loaded anew for each test file, so a variable of a module does not do.
 */
export function keptByWorker<Value>(name: string, make: () => Value): Value {
  const kept = globalThis.keptByWorker ?? new Map<string, unknown>();
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as Value;
}

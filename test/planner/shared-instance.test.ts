import fc from 'fast-check';
import { explain } from '#planner/explanation/explanation';
import { compile, type Instance } from '#planner/instance';
import { assignmentOf } from '#planner/measurement';
import { plan } from '#planner/search/planning-turns';
import { dependency, feature, story, tinyProblem, train } from './builders';

/** The same instance, whose arrays throw when anything is written into them, even for a moment. */
function guarded(instance: Instance): Instance {
  return guardedParts(instance) as Instance;
}

function guardedParts(part: object): unknown {
  return Object.fromEntries(
    Object.entries(part).map(([name, value]: [string, unknown]) => {
      if (ArrayBuffer.isView(value)) return [name, guardedArray(value)];
      return [name, name !== 'problem' && typeof value === 'object' && value !== null ? guardedParts(value) : value];
    }),
  );
}

function guardedArray(array: ArrayBufferView): unknown {
  return new Proxy(array, {
    get(target, name) {
      if (name === 'fill' || name === 'set' || name === 'sort' || name === 'copyWithin' || name === 'reverse')
        throw new Error(`${name} would change a shared array.`);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
    set(_, name) {
      throw new Error(`Element ${String(name)} of a shared array was written.`);
    },
  });
}

/** Every byte of all arrays of an instance. */
function bytesOf(instance: object): readonly string[] {
  return Object.entries(instance).flatMap(([name, value]: [string, unknown]) => {
    if (ArrayBuffer.isView(value))
      return [`${name} ${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`];
    return name !== 'problem' && typeof value === 'object' && value !== null ? bytesOf(value) : [];
  });
}

describe('an instance that several share', () => {
  it('is not written into while a pin, a wait or a dependency is left away on trial', () => {
    // b could begin if p were not pinned to the last iteration; d waits for c too long; e waits for d.
    const problem = train(
      { T: [9, 9, 9] },
      {
        features: ['P', 'B', 'C', 'D', 'E'].map((id) => feature(id, [5, 4, 3])),
        stories: [
          story('p', 'P', 'T', 1, { pin: 2 }),
          ...['b', 'c', 'd', 'e'].map((id) => story(id, id.toUpperCase(), 'T', 1)),
        ],
        dependencies: [dependency('p', 'b', 1), dependency('c', 'd', 3), dependency('d', 'e', 0)],
      },
    );
    const instance = compile(problem);
    const before = bytesOf(instance);
    const explanations = explain(guarded(instance), assignmentOf(instance, { p: 2 }));
    const kinds = explanations.flatMap(({ remedy }) => remedy?.changes.map(({ kind }) => kind) ?? []);
    expect(kinds).toEqual(expect.arrayContaining(['pin', 'lag', 'dependency']));
    expect(bytesOf(instance)).toEqual(before);
  });

  it('is the same after every explanation, and the explanations are those of an instance of their own', () => {
    fc.assert(
      fc.property(tinyProblem(), (problem) => {
        const instance = compile(problem);
        const before = bytesOf(instance);
        const best = plan(problem, { seed: 1, steps: 200 });
        fc.pre(best !== undefined);
        const explanations = explain(guarded(instance), assignmentOf(instance, best.placements));
        expect(bytesOf(instance)).toEqual(before);
        expect(explanations).toEqual(explain(compile(problem), assignmentOf(instance, best.placements)));
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

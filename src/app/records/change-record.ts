import type { RecordKind } from '#app/records/record-kind';
import type { Home, Stored, TaskName } from '#app/records/records';
import { untilWritten, type WriteProblem } from '#app/records/until-written';
import { drawnId } from '#core/drawn-id';
import type { Session } from '#app/session';
import { ok, type Result } from '#core/result';

/** What is to become of a record: it is right already, a new value with its line of history, or a reason why not. */
export type Change<Value, Line, Refusal> =
  { readonly kind: 'same' } | { readonly kind: 'write'; readonly value: Value; readonly line: Line } | Refusal;

/**
 * Changes a record from what is stored now: where somebody else wrote in between, the change is worked out anew on it.
 * Answers the record after it. `task` waits for what was written. Throws UnreadableRecord.
 */
export async function changeRecord<Value, Line, Refusal extends { readonly kind: string } = never>(
  { records, clock, viewer }: Pick<Session, 'records' | 'clock' | 'viewer'>,
  kind: RecordKind<Value, Line, unknown>,
  ref: { readonly id: string; readonly home: Home },
  change: (stored: Stored<Value> | undefined) => Change<Value, Line, Refusal>,
  task?: TaskName,
): Promise<Result<Stored<Value> | undefined, Refusal | WriteProblem>> {
  type State = { readonly stored: Stored<Value> | undefined };
  const read = async (): Promise<State> => ({ stored: await records.get(kind, ref) });
  const outcome = await untilWritten<State, Refusal>(
    await read(),
    async ({ stored }) => {
      const next = change(stored);
      if (isSame(next)) return { kind: 'done', state: { stored } };
      if (!isWrite(next)) return next;
      const { value, line } = next;
      const expected = stored?.version ?? 0;
      const at = clock.now();
      const stamped = { writeId: drawnId(), version: expected + 1, at, by: viewer, line };
      return {
        kind: 'write',
        state: { stored: { ...ref, version: expected + 1, at, value } },
        run: () => records.write(kind, { ...ref, expected, value, stamped, ...(task && { task }) }),
      };
    },
    read,
  );
  return outcome.kind === 'ok' ? ok((outcome as { readonly value: State }).value.stored) : (outcome as Refusal);
}

function isSame<Value, Line, Refusal extends { readonly kind: string }>(
  change: Change<Value, Line, Refusal>,
): change is { readonly kind: 'same' } {
  return change.kind === 'same';
}

function isWrite<Value, Line, Refusal extends { readonly kind: string }>(
  change: Change<Value, Line, Refusal>,
): change is { readonly kind: 'write'; readonly value: Value; readonly line: Line } {
  return change.kind === 'write';
}

import type { RecordKind } from '#app/records/record-kind';
import type { Home, Records, Stored } from '#app/records/records';

/** Everything of a kind that lies in one home, and the ids of what cannot be read. */
export interface WholeList<Summary> {
  readonly items: readonly Stored<Summary>[];
  readonly unreadable: readonly string[];
}

/** Reads a list to its end. */
export async function wholeList<Value, Line, Summary>(
  records: Pick<Records, 'list'>,
  kind: RecordKind<Value, Line, Summary>,
  home: Home,
): Promise<WholeList<Summary>> {
  const items: Stored<Summary>[] = [];
  const unreadable: string[] = [];
  let after: string | undefined;
  do {
    const page = await records.list(kind, home, after);
    items.push(...page.items);
    unreadable.push(...page.unreadable);
    after = page.next;
  } while (after !== undefined);
  return { items, unreadable };
}

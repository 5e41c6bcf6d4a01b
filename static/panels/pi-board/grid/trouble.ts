import type { DrawnTie } from './bundles';

/** How many dependencies of a card are wrong or near it. */
export interface CardTrouble {
  readonly conflicts: number;
  readonly risks: number;
}

/** Counts conflicts and risks by card; cards without any have no entry. */
export function troubleByCard(ties: readonly DrawnTie[]): ReadonlyMap<string, CardTrouble> {
  const troubles = new Map<string, CardTrouble>();
  for (const { tie, from, to } of ties) {
    if (tie.state !== 'conflict' && tie.state !== 'at-risk') continue;
    for (const { card } of [from, to]) {
      const { conflicts, risks } = troubles.get(card.id) ?? { conflicts: 0, risks: 0 };
      troubles.set(
        card.id,
        tie.state === 'conflict' ? { conflicts: conflicts + 1, risks } : { conflicts, risks: risks + 1 },
      );
    }
  }
  return troubles;
}

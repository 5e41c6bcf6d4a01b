import { useMemo } from 'react';
import type { IssueId } from '#core/issue';
import { Handshake } from '../dependency-handshake/handshake';
import type { NamedIteration } from '../dependency-handshake/texts';
import type { NeighbourSectionProps } from './neighbour-sections';
import type { Facts, Standings } from './standing';

/** What the two ends of a dependency have agreed on. */
export function Agreed({ host, around: { facts, standings }, neighbour: { bond } }: NeighbourSectionProps) {
  const iterations = useMemo(() => iterationsOf(facts, standings, bond.from), [facts, standings, bond.from]);
  const giver = facts.graph.issues.get(bond.from);
  const needer = facts.graph.issues.get(bond.to);
  if (!giver || !needer) return null;
  return <Handshake {...{ host, giver, needer, iterations }} />;
}

/** The iterations of the team that gives, in order: those in which it can promise anything. */
function iterationsOf({ around }: Facts, standings: Standings, giverId: IssueId): readonly NamedIteration[] {
  if (!around) return [];
  const { teams } = standings.whereIs(giverId);
  const team = around.row.train.teams.find(({ name }) => teams.includes(name));
  const { slots, iterations } = around.axis.pi;
  return slots.flatMap(({ name }, at) => {
    const id = team && iterations[team.id]?.[at];
    return id ? [{ id, name }] : [];
  });
}

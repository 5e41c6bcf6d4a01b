import type { ComponentType } from 'react';
import type { LinkEnds } from '#app/ports/links';
import type { Neighbour } from '#core/dependency/neighbourhood';
import type { Host } from '../host';
import type { Around } from './dependency-book';
import { LazyParts } from './lazy-parts';

/** What a section below a neighbour is told. */
export interface NeighbourSectionProps {
  readonly host: Host;
  readonly around: Around;
  readonly neighbour: Neighbour<LinkEnds>;
}

/** What other capabilities say of a dependency, below the line of each neighbour that stands next to the item. */
export const neighbourSections: readonly ComponentType<NeighbourSectionProps>[] = [LazyParts.Agreed];

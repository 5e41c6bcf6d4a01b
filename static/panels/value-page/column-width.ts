import type { Column } from './column';

const facetWidths = { type: 110, status: 130, epic: 180, team: 140, client: 140 } as const;

const figureWidths: Readonly<Record<string, number>> = { costOfDelay: 104, inherited: 124, score: 96, rank: 84 };

/** How wide a column is, in pixels; the first one is narrow where the page is. */
export function columnWidth({ id, kind, facet }: Column, isNarrow: boolean): number {
  switch (kind) {
    case 'key':
      return isNarrow ? 160 : 330;
    case 'facet':
      return facetWidths[facet ?? 'type'];
    case 'factor':
      return 136;
    case 'figure':
      return figureWidths[id] ?? 112;
    case 'agreed':
      return 190;
    case 'expires':
      return 150;
  }
}

/** A picture in layers: rows of nodes, each row above the next, and lines between them. */
export interface LayeredPicture {
  readonly width: number;
  readonly height: number;
  /** Left upper corners. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number; readonly layer: number }>;
}

/** Lengths in pixels. */
export interface LayerSizes {
  readonly width: number;
  readonly nodeWidth: number;
  readonly nodeHeight: number;
  readonly gap: number;
  /** Between two layers: room for the lines. */
  readonly layerGap: number;
}

/** How often the order within layers is improved: small pictures do not change after that. */
const sweeps = 4;

/**
 * Places nodes in layers, from the top, so that few lines cross: each node is drawn to the mean place of what it is tied
 * to in the layer before and after. A layer with more nodes than fit beside each other goes on in a row below.
 * Source: K. Sugiyama et al., Methods for visual understanding of hierarchical system structures, 1981 (barycentres).
 */
export function layeredPicture(
  layers: readonly (readonly string[])[],
  lines: readonly (readonly [from: string, to: string])[],
  sizes: LayerSizes,
): LayeredPicture {
  const { width, nodeWidth, nodeHeight, gap, layerGap } = sizes;
  const beside = Math.max(1, Math.floor((width + gap) / (nodeWidth + gap)));
  const places = new Map<string, { x: number; y: number; layer: number }>();
  let y = 0;
  uncrossed(layers, lines).forEach((layer, index) => {
    if (layer.length === 0) return;
    if (y > 0) y += layerGap;
    const rows = Math.ceil(layer.length / beside);
    // Rows of about the same length look better than a full one and a rest.
    const inRow = Math.ceil(layer.length / rows);
    for (let row = 0; row < rows; row += 1) {
      if (row > 0) y += gap;
      const nodes = layer.slice(row * inRow, (row + 1) * inRow);
      const left = (width - nodes.length * nodeWidth - (nodes.length - 1) * gap) / 2;
      nodes.forEach((id, at) => places.set(id, { x: left + at * (nodeWidth + gap), y, layer: index }));
      y += nodeHeight;
    }
  });
  return { width, height: y, places };
}

function uncrossed(
  layers: readonly (readonly string[])[],
  lines: readonly (readonly [from: string, to: string])[],
): readonly (readonly string[])[] {
  const tied = new Map<string, string[]>();
  const tie = (one: string, other: string): void => void tied.set(one, [...(tied.get(one) ?? []), other]);
  for (const [from, to] of lines) {
    tie(from, to);
    tie(to, from);
  }
  const sorted = layers.map((layer) => [...layer]);
  for (let sweep = 0; sweep < sweeps; sweep += 1)
    for (let step = 1; step < sorted.length; step += 1) {
      const index = sweep % 2 === 0 ? step : sorted.length - 1 - step;
      const before = sorted[sweep % 2 === 0 ? index - 1 : index + 1]!;
      const placeOf = new Map(before.map((id, at) => [id, (at + 0.5) / before.length]));
      const own = sorted[index]!;
      const centre = new Map(
        own.map((id, at) => {
          const ends = (tied.get(id) ?? []).flatMap((other) => placeOf.get(other) ?? []);
          const mean = ends.reduce((sum, end) => sum + end, 0) / ends.length;
          return [id, ends.length === 0 ? (at + 0.5) / own.length : mean];
        }),
      );
      sorted[index] = own.toSorted((one, other) => centre.get(one)! - centre.get(other)!);
    }
  return sorted;
}

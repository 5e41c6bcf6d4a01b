import { useEffect, useRef, useState, type RefObject } from 'react';
import { layeredPicture, type LayeredPicture, type LayerSizes } from '#core/dependency/layered-layout';
import type { PanelParts } from './panel-parts';
import { stateMarks } from './panel-text';
import { pictureOf, type Picture, type PictureNode } from './picture-of';

/** Lengths of the picture in pixels. */
const lengths: Omit<LayerSizes, 'width'> = { nodeWidth: 136, nodeHeight: 52, gap: 8, layerGap: 36 };

/** What an item waits for above it, what waits for it below. A picture beside the lists, which say the same. */
export function LayeredGraph({ parts }: { readonly parts: PanelParts }) {
  const { words, around } = parts;
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const picture = pictureOf(around);
  const layout = layeredPicture(
    picture.layers.map((layer) => layer.map(({ id }) => id)),
    picture.lines.map(({ from, to }) => [from, to] as const),
    { ...lengths, width: Math.max(width, lengths.nodeWidth) },
  );
  return (
    <figure className="dependency-panel__figure">
      <figcaption className="dependency-panel__subtle">{words.say('graph')}</figcaption>
      {/* The lists below hold everything that is drawn here, in an order that can be heard. */}
      <div ref={box} className="dependency-panel__graph" aria-hidden="true" style={{ blockSize: layout.height }}>
        {width > 0 && (
          <>
            <Lines picture={picture} layout={layout} />
            {picture.layers.flat().map((node) => (
              <Node key={node.id} parts={parts} node={node} layout={layout} />
            ))}
          </>
        )}
      </div>
    </figure>
  );
}

function Lines({ picture, layout }: { readonly picture: Picture; readonly layout: LayeredPicture }) {
  return (
    <svg width={layout.width} height={layout.height} className="dependency-panel__lines">
      {picture.lines.map(({ from, to, state }) => {
        const line = lineBetween(from, to, layout);
        if (!line) return null;
        return (
          <g key={`${from}|${to}`} className={`dependency-panel__path dependency-panel__path--${state}`}>
            <path d={line.path} />
            <path className="dependency-panel__arrow" d={line.arrow} />
          </g>
        );
      })}
    </svg>
  );
}

/**
 * From the lower edge of the giver to the upper edge of the needer. What leads back up, as a circle does, or stays in its
 * layer goes round by the right, so that it is told from the lines between.
 */
function lineBetween(from: string, to: string, { places }: LayeredPicture) {
  const [giver, needer] = [places.get(from), places.get(to)];
  if (!giver || !needer) return undefined;
  const { nodeWidth, nodeHeight, layerGap: bend } = lengths;
  if (needer.layer > giver.layer) {
    const [x1, y1] = [giver.x + nodeWidth / 2, giver.y + nodeHeight];
    const [x2, y2] = [needer.x + nodeWidth / 2, needer.y];
    return {
      path: `M${x1} ${y1}C${x1} ${y1 + bend} ${x2} ${y2 - bend} ${x2} ${y2}`,
      arrow: `M${x2 - 4} ${y2 - 6}L${x2 + 4} ${y2 - 6}L${x2} ${y2}Z`,
    };
  }
  const [x1, y1] = [giver.x + nodeWidth, giver.y + nodeHeight / 2];
  const [x2, y2] = [needer.x + nodeWidth, needer.y + nodeHeight / 2];
  const out = Math.max(x1, x2) + bend;
  return {
    path: `M${x1} ${y1}C${out} ${y1} ${out} ${y2} ${x2} ${y2}`,
    arrow: `M${x2 + 6} ${y2 - 4}L${x2 + 6} ${y2 + 4}L${x2} ${y2}Z`,
  };
}

interface NodeProps {
  readonly parts: PanelParts;
  readonly node: PictureNode;
  readonly layout: LayeredPicture;
}

function Node({ parts: { words, around, host }, node, layout }: NodeProps) {
  const { x, y } = layout.places.get(node.id)!;
  const style = {
    insetInlineStart: x,
    insetBlockStart: y,
    inlineSize: lengths.nodeWidth,
    blockSize: lengths.nodeHeight,
  };
  if (node.kind === 'bundle')
    return (
      <span className="dependency-panel__node dependency-panel__node--bundle" style={style}>
        {words.say('bundle', { count: node.count })}
      </span>
    );
  const issue = around.facts.graph.issues.get(node.id);
  if (!issue) return null;
  const state = node.kind === 'own' ? 'own' : node.state;
  return (
    <a
      className={`dependency-panel__node dependency-panel__node--${state}`}
      style={style}
      href={host.issueUrl(issue.key)}
      tabIndex={-1}
      title={words.say('item', { key: issue.key, summary: issue.summary })}
      onClick={(event) => {
        event.preventDefault();
        if (node.kind !== 'own') host.openIssue(issue.key, event.ctrlKey || event.metaKey);
      }}
    >
      <span className="dependency-panel__node-key">{issue.key}</span>
      <span className="dependency-panel__node-summary" dir="auto">
        {issue.summary}
      </span>
      <span className="dependency-panel__node-state">
        {node.kind === 'own' ? words.say('thisItem') : `${stateMarks[node.state]} ${words.say(`state-${node.state}`)}`}
      </span>
    </a>
  );
}

function useWidth(box: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    watch.observe(element);
    return () => watch.disconnect();
  }, [box]);
  return width;
}

import { createElement, Fragment, type ReactNode } from 'react';

interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
  readonly content?: readonly Node[];
}

const blocks: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

const marks: Readonly<Record<string, string>> = {
  strong: 'strong',
  em: 'em',
  code: 'code',
  strike: 's',
  underline: 'u',
};

/** An Atlassian document drawn as HTML elements; nodes not known here show their words. Plain text shows as it is. */
export function Document({ value }: { readonly value: unknown }) {
  if (typeof value === 'string')
    return (
      <p className="document" dir="auto">
        {value}
      </p>
    );
  return (
    <div className="document" dir="auto">
      {childrenOf((value ?? {}) as Node)}
    </div>
  );
}

function childrenOf(node: Node): ReactNode {
  return node.content?.map((child, place) => <Fragment key={place}>{draw(child)}</Fragment>);
}

function draw(node: Node): ReactNode {
  switch (node.type) {
    case 'text':
      return (node.marks ?? []).reduce<ReactNode>(marked, node.text);
    case 'hardBreak':
      return <br />;
    case 'rule':
      return <hr />;
    case 'heading':
      return createElement(
        `h${Math.min(6, Number(node.attrs?.['level'] ?? 3) + 1)}`,
        { dir: 'auto' },
        childrenOf(node),
      );
    case 'codeBlock':
      return (
        <pre>
          <code>{childrenOf(node)}</code>
        </pre>
      );
    case 'table':
      return (
        <table className="plain">
          <tbody>{childrenOf(node)}</tbody>
        </table>
      );
    case 'mention':
      return <span className="mention">{String(node.attrs?.['text'] ?? '')}</span>;
    case 'emoji':
      return String(node.attrs?.['text'] ?? node.attrs?.['shortName'] ?? '');
    case 'inlineCard':
      return link(node.attrs?.['url'], String(node.attrs?.['url']));
    default: {
      const tag = blocks[node.type ?? ''];
      return tag ? (
        createElement(tag, { dir: tag === 'p' ? 'auto' : undefined }, childrenOf(node))
      ) : (
        <div>{childrenOf(node)}</div>
      );
    }
  }
}

function marked(inner: ReactNode, mark: NonNullable<Node['marks']>[number]): ReactNode {
  if (mark.type === 'link') return link(mark.attrs?.['href'], inner);
  const tag = marks[mark.type];
  return tag ? createElement(tag, {}, inner) : inner;
}

/** Only web and mail addresses become links. */
function link(address: unknown, inner: ReactNode): ReactNode {
  return typeof address === 'string' && /^(https?:|mailto:)/i.test(address) ? (
    <a href={address} target="_blank" rel="noreferrer">
      {inner}
    </a>
  ) : (
    inner
  );
}

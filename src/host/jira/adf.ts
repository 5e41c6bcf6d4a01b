import type { AdfNode, RichText } from '#host/jira/entities';

/** Rich text as the Atlassian Document Format. Blank lines part paragraphs, single line ends break lines. */
export function toAdf(text: RichText): AdfNode {
  if (typeof text !== 'string') return text;
  const paragraphs = text
    .replaceAll('\r\n', '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph !== '');
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((paragraph) => ({ type: 'paragraph', content: lines(paragraph) })),
  };
}

/** The words of rich text, for search, for version 2 of the API, and for history. */
export function toText(text: RichText): string {
  return typeof text === 'string' ? text : wordsOf(text).trim();
}

/** Rich text as the HTML of `renderedFields`. */
export function toHtml(text: RichText): string {
  return htmlOf(toAdf(text));
}

/** True for something that can be stored as rich text: a document with a version and content. */
export function isAdfDocument(value: unknown): value is AdfNode {
  if (typeof value !== 'object' || value === null) return false;
  const { type, version, content } = value as Record<string, unknown>;
  return (
    type === 'doc' && version === 1 && (content === undefined || (Array.isArray(content) && content.every(isNode)))
  );
}

function isNode(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { type, text, content } = value as Record<string, unknown>;
  if (typeof type !== 'string') return false;
  if (type === 'text') return typeof text === 'string' && text !== '';
  return content === undefined || (Array.isArray(content) && content.every(isNode));
}

function lines(paragraph: string): AdfNode[] {
  return paragraph
    .split('\n')
    .flatMap((line, at) => [
      ...(at > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line === '' ? [] : [{ type: 'text', text: line }]),
    ]);
}

const blocks = new Set(['paragraph', 'heading', 'listItem', 'codeBlock', 'blockquote', 'tableRow', 'rule', 'panel']);

function wordsOf(node: AdfNode): string {
  if (node.type === 'text') return String(node.text);
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention' || node.type === 'emoji' || node.type === 'status') {
    return String((node.attrs as { text?: unknown } | undefined)?.text ?? '');
  }
  const inner = children(node).map(wordsOf).join('');
  return blocks.has(node.type) ? `${inner}\n` : inner;
}

const tags: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  codeBlock: 'pre',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

const markTags: Readonly<Record<string, string>> = {
  strong: 'b',
  em: 'em',
  code: 'tt',
  underline: 'ins',
  strike: 'del',
};

function htmlOf(node: AdfNode): string {
  if (node.type === 'text') return marked(escapeHtml(String(node.text)), node);
  if (node.type === 'hardBreak') return '<br/>';
  if (node.type === 'rule') return '<hr />';
  const inner = children(node).map(htmlOf).join('') || escapeHtml(childless(node));
  const level = (node.attrs as { level?: number } | undefined)?.level ?? 1;
  const tag = node.type === 'heading' ? `h${level}` : tags[node.type];
  return tag ? `<${tag}>${inner}</${tag}>` : inner;
}

function childless(node: AdfNode): string {
  return String((node.attrs as { text?: unknown } | undefined)?.text ?? '');
}

function marked(html: string, node: AdfNode): string {
  const marks = (node.marks as { type: string; attrs?: { href?: string } }[] | undefined) ?? [];
  return marks.reduce((inner, mark) => {
    if (mark.type === 'link') return `<a href="${escapeHtml(mark.attrs?.href ?? '')}">${inner}</a>`;
    const tag = markTags[mark.type];
    return tag ? `<${tag}>${inner}</${tag}>` : inner;
  }, html);
}

function children(node: AdfNode): AdfNode[] {
  return Array.isArray(node.content) ? (node.content as AdfNode[]) : [];
}

/** Text as it stands between tags or in an attribute. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

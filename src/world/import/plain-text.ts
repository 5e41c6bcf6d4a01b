interface AdfNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
  readonly attrs?: {
    readonly text?: unknown;
    readonly url?: unknown;
    readonly shortName?: unknown;
    readonly timestamp?: unknown;
  };
}

const BLOCKS = new Set([
  'paragraph',
  'heading',
  'codeBlock',
  'blockquote',
  'rule',
  'panel',
  'tableRow',
  'mediaSingle',
  'expand',
  'taskItem',
  'decisionItem',
]);

/** Reads Atlassian Document Format, or plain and wiki text, as text. Undefined for what is neither. */
export function plainText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value !== 'object' || value === null || !Array.isArray((value as AdfNode).content)) return undefined;
  const text = nodeText(value as AdfNode, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? undefined : text;
}

function nodeText(node: AdfNode, indent: string): string {
  switch (node.type) {
    case 'text':
      return typeof node.text === 'string' ? node.text : '';
    case 'hardBreak':
      return '\n';
    case 'mention':
    case 'status':
    case 'emoji':
      return String(node.attrs?.text ?? node.attrs?.shortName ?? '');
    case 'inlineCard':
    case 'blockCard':
      return String(node.attrs?.url ?? '');
    case 'date':
      return new Date(Number(node.attrs?.timestamp)).toISOString().slice(0, 10);
    case 'listItem':
      return `${indent}* ${inner(node, `${indent}  `).trim()}\n`;
    case 'tableCell':
    case 'tableHeader':
      return `${inner(node, indent).trim()} | `;
    default:
      return inner(node, indent) + (BLOCKS.has(String(node.type)) ? '\n' : '');
  }
}

function inner(node: AdfNode, indent: string): string {
  if (!Array.isArray(node.content)) return '';
  return (node.content as AdfNode[]).map((child) => nodeText(child, indent)).join('');
}

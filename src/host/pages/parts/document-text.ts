interface Node {
  readonly type?: string;
  readonly text?: string;
  readonly content?: readonly Node[];
}

/** The words of an Atlassian document, a paragraph a line. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const node = (value ?? {}) as Node;
  return (node.content ?? []).map(blockText).join('\n');
}

/** A document with one paragraph for each line. */
export function documentOf(text: string): unknown {
  const content = text
    .split('\n')
    .map((line) => ({ type: 'paragraph', content: line === '' ? [] : [{ type: 'text', text: line }] }));
  return { type: 'doc', version: 1, content };
}

function blockText(node: Node): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const isContainer = node.content?.some((child) => child.type === 'paragraph' || child.type === 'listItem');
  return (node.content ?? []).map(blockText).join(isContainer ? '\n' : '');
}

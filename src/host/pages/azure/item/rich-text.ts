/** One block of a rich text as it is stored, and the lines that people read of it. */
interface Block {
  readonly html: string;
  readonly lines: readonly string[];
}

const blockNames = new Set([
  'ADDRESS',
  'ARTICLE',
  'BLOCKQUOTE',
  'DIV',
  'DL',
  'FIGURE',
  'H1',
  'H2',
  'H3',
  'H4',
  'H5',
  'H6',
  'HR',
  'LI',
  'OL',
  'P',
  'PRE',
  'SECTION',
  'TABLE',
  'TR',
  'UL',
]);

/** What people never read of a rich text. */
const unread = new Set(['SCRIPT', 'STYLE', 'TEMPLATE']);

/** The words of a rich text, a line for each block. */
export function plainText(html: string): string {
  return blocksOf(html)
    .flatMap(({ lines }) => lines)
    .join('\n');
}

/**
 * The rich text whose words were edited as plain text: blocks before and after the edited lines stay as they are
 * stored, with their formatting; only what was edited is written anew.
 */
export function editedHtml(html: string, text: string): string {
  if (text === plainText(html)) return html;
  const blocks = blocksOf(html);
  const lines = text.split('\n');
  let [first, from] = [0, 0];
  for (let block = blocks[first]; block && startsWith(lines, block.lines, from); block = blocks[first]) {
    from += block.lines.length;
    first += 1;
  }
  let [last, to] = [blocks.length, lines.length];
  for (
    let block = blocks[last - 1];
    block && last > first && to - block.lines.length >= from && startsWith(lines, block.lines, to - block.lines.length);
    block = blocks[last - 1]
  ) {
    to -= block.lines.length;
    last -= 1;
  }
  const written = lines.slice(from, to).map((line) => `<div>${line === '' ? '<br>' : escaped(line)}</div>`);
  return [
    ...blocks.slice(0, first).map((block) => block.html),
    ...written,
    ...blocks.slice(last).map((block) => block.html),
  ].join('');
}

function startsWith(lines: readonly string[], wanted: readonly string[], at: number): boolean {
  return wanted.every((line, index) => lines[at + index] === line);
}

function blocksOf(html: string): readonly Block[] {
  if (html === '') return [];
  const blocks: Block[] = [];
  let inline: { html: string; text: string } | undefined;
  function end(): void {
    if (inline !== undefined) blocks.push({ html: inline.html, lines: [inline.text] });
    inline = undefined;
  }
  for (const node of new DOMParser().parseFromString(html, 'text/html').body.childNodes) {
    if (node instanceof Element && unread.has(node.tagName)) {
      end();
      blocks.push({ html: node.outerHTML, lines: [] });
    } else if (node instanceof Element && blockNames.has(node.tagName)) {
      end();
      blocks.push({ html: node.outerHTML, lines: linesOf(node) });
    } else if (node instanceof Element && node.tagName === 'BR') {
      inline = { html: `${inline?.html ?? ''}<br>`, text: inline?.text ?? '' };
      end();
    } else if (!(node instanceof Comment)) {
      const text = (node.textContent ?? '').replaceAll(/\s+/g, ' ');
      // Space between two blocks is no line of its own.
      if (inline === undefined && text.trim() === '') continue;
      inline = {
        html: `${inline?.html ?? ''}${node instanceof Element ? node.outerHTML : escaped(node.textContent ?? '')}`,
        text: `${inline?.text ?? ''}${text}`,
      };
    }
  }
  end();
  return blocks;
}

/** A line for each block inside, and for each line break. */
function linesOf(element: Element): readonly string[] {
  const lines = [''];
  const isPreformatted = element.tagName === 'PRE';
  function read(node: Node): void {
    if (node instanceof Element && unread.has(node.tagName)) return;
    if (node instanceof Element && node.tagName === 'BR') return void lines.push('');
    if (node instanceof Element && blockNames.has(node.tagName) && lines.at(-1) !== '') lines.push('');
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.textContent ?? '';
      lines[lines.length - 1] += isPreformatted ? text : text.replaceAll(/\s+/g, ' ');
    }
    node.childNodes.forEach(read);
    if (node instanceof Element && blockNames.has(node.tagName) && lines.at(-1) !== '') lines.push('');
  }
  element.childNodes.forEach(read);
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return lines.flatMap((line) => (isPreformatted ? line.split('\n') : [line.trim()]));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

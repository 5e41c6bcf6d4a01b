const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as the HTML that a work item's long fields hold: nothing in it is markup, lines stay lines. */
export function htmlOf(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (character) => ENTITIES[character]!);
  return `<div>${escaped.replace(/\r\n|\r|\n/g, '<br>')}</div>`;
}

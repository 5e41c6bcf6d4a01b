/**
 * Whether every parenthesis of a text that opens is closed behind it, and none is closed that was not open. A query of a
 * person's is put in parentheses before conditions are added; an unbalanced one would take them apart.
 */
export function isBalanced(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '(') open += 1;
    if (character === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

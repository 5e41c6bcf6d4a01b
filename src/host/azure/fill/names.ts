/** What a project's name may not hold: https://learn.microsoft.com/azure/devops/organizations/settings/naming-restrictions (checked November 2026). */
const NOT_IN_PROJECTS = /[\\/:*?"<>|;#${},+=[\]\p{Cc}]+/gu;
const NOT_IN_NODES = /[\\/:*?"<>|#$&+\p{Cc}]+/gu;
const PROJECT_LENGTH = 64;
const NODE_LENGTH = 255;

/** Takes names until each is valid and taken once, without case: `Sales/EU` becomes `Sales-EU`, the second one `Sales-EU 2`. */
export class ProjectNames {
  readonly #taken = new Set<string>();

  of(name: string): string {
    const wanted =
      cleaned(name, NOT_IN_PROJECTS, PROJECT_LENGTH)
        .replace(/^[_.\s]+/, '')
        .replace(/[.\s]+$/, '') || 'Project';
    for (let count = 1; ; count += 1) {
      const ending = count === 1 ? '' : ` ${count}`;
      const candidate = `${cut(wanted, PROJECT_LENGTH - ending.length).trimEnd()}${ending}`;
      if (this.#taken.has(candidate.toLowerCase())) continue;
      this.#taken.add(candidate.toLowerCase());
      return candidate;
    }
  }
}

/** Makes a name that a node of the area or iteration tree, or a team, may have. */
export function nodeName(name: string): string {
  const clean = cleaned(name, NOT_IN_NODES, NODE_LENGTH);
  return clean === '' || /^\.+$/.test(clean) ? 'Unnamed' : clean;
}

/** Cuts a text to a length in UTF-16 units without cutting a character in two. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return /[\uD800-\uDBFF]$/.test(text.slice(0, length)) ? text.slice(0, length - 1) : text.slice(0, length);
}

/** Half a character, which no address can hold. */
const loneSurrogates = /\p{Surrogate}/gu;

function cleaned(name: string, forbidden: RegExp, length: number): string {
  return cut(name.replace(loneSurrogates, '\uFFFD').replace(forbidden, '-').replace(/\s+/g, ' ').trim(), length).trim();
}

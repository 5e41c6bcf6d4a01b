/** Joins class names, leaving out what is absent: `classNames('ui-pill', isActive && 'ui-pill--active')`. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

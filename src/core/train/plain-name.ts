/** A name as people write it, to be compared without regard to case, spaces and width. */
export function plainName(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Parameters of an address whose names are read without case, as the platform reads them: `$Expand`, `IDS`. */
export class CaselessQuery extends URLSearchParams {
  constructor(query: URLSearchParams) {
    super([...query].map(([name, value]) => [name.toLowerCase(), value]));
  }

  override get(name: string): string | null {
    return super.get(name.toLowerCase());
  }

  override getAll(name: string): string[] {
    return super.getAll(name.toLowerCase());
  }

  override has(name: string, value?: string): boolean {
    return value === undefined ? super.has(name.toLowerCase()) : super.has(name.toLowerCase(), value);
  }
}

/** A person's initials in a circle whose colour follows from the name. */
export function Avatar({ name, size = 24 }: { readonly name: string; readonly size?: number }) {
  const words = name.trim().split(/\s+/);
  const initials = `${words[0]?.[0] ?? '?'}${words.length > 1 ? (words.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 6;
  return (
    <span
      className={`avatar avatar--${hue}`}
      style={{ inlineSize: size, blockSize: size, fontSize: size * 0.42 }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}

/** A person's picture and name. */
export function PersonName({ person }: { readonly person?: { readonly displayName: string } | null }) {
  if (!person) return <span className="subtle">Unassigned</span>;
  return (
    <span className="person">
      <Avatar name={person.displayName} />
      <bdi>{person.displayName}</bdi>
    </span>
  );
}

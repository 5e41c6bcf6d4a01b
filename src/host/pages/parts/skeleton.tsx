/** Grey bars where text will be; appears only when loading takes a moment. */
export function Skeleton({ lines = 4 }: { readonly lines?: number }) {
  return (
    <div className="skeleton" role="status" aria-label="Loading">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ inlineSize: `${90 - ((line * 17) % 50)}%` }} />
      ))}
    </div>
  );
}

import './skeleton.css';

interface SkeletonProps {
  /** Widths of the lines in percent, as the real layout has them. */
  readonly lines: readonly number[];
  /** Says what is loading. */
  readonly label: string;
}

/** Stands in for content that is on its way; invisible for the first 150 ms, so that quick answers do not flash. */
export function Skeleton({ lines, label }: SkeletonProps) {
  return (
    <div className="ui-skeleton" role="status" aria-label={label}>
      {lines.map((width, index) => (
        <span key={index} style={{ inlineSize: `${width}%` }} />
      ))}
    </div>
  );
}

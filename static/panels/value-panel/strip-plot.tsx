import type { Scale } from '#core/value/model';

interface StripPlotProps {
  readonly scale: Scale;
  readonly answers: readonly { readonly id: string; readonly value: number; readonly isMine: boolean }[];
  readonly median: number;
  format(value: number): string;
}

const dot = 4;
const gap = 10;

/**
 * Answers as dots along the scale, equal ones above each other, the viewer's own with a ring around it and the
 * median as a bar. A picture of the words beside it: hidden from assistive technology.
 */
export function StripPlot({ scale, answers, median, format }: StripPlotProps) {
  const ticks = ticksOf(
    scale,
    answers.map(({ value }) => value),
  );
  const levels = stacked(answers);
  const height = gap * Math.max(1, ...levels.map(({ level }) => level + 1)) + dot;
  return (
    <svg className="value-plot" width="100%" height={height + 18} aria-hidden="true" focusable="false">
      <line className="value-plot__axis" x1="4%" x2="96%" y1={height} y2={height} />
      {ticks.map((tick) => (
        <text key={tick} className="value-plot__tick" x={place(tick, ticks)} y={height + 14} textAnchor="middle">
          {format(tick)}
        </text>
      ))}
      <line className="value-plot__median" x1={place(median, ticks)} x2={place(median, ticks)} y1={0} y2={height} />
      {levels.map(({ id, value, isMine, level }) => (
        <g key={id}>
          <circle className="value-plot__dot" cx={place(value, ticks)} cy={height - gap / 2 - level * gap} r={dot} />
          {isMine && (
            <circle
              className="value-plot__ring"
              cx={place(value, ticks)}
              cy={height - gap / 2 - level * gap}
              r={dot + 2}
            />
          )}
        </g>
      ))}
    </svg>
  );
}

/** All steps, or of a range the lowest and the highest answer. */
function ticksOf(scale: Scale, values: readonly number[]): readonly number[] {
  if (scale.kind === 'steps')
    return [...new Set([...scale.steps.map(({ value }) => value), ...values])].sort((a, b) => a - b);
  return [...new Set([Math.min(...values), Math.max(...values)])];
}

/** Ticks stand at equal distances, however far apart their values are; between two ticks the place is proportional. */
function place(value: number, ticks: readonly number[]): string {
  const above = ticks.findIndex((tick) => tick >= value);
  const upper = ticks[above] ?? value;
  const lower = ticks[above - 1] ?? upper;
  const between = upper === lower ? 0 : (upper - value) / (upper - lower);
  const steps = Math.max(1, ticks.length - 1);
  const at = ticks.length === 1 ? 0.5 : ((above < 0 ? steps : above) - between) / steps;
  return `${(6 + at * 88).toFixed(2)}%`;
}

function stacked(
  answers: StripPlotProps['answers'],
): readonly (StripPlotProps['answers'][number] & { readonly level: number })[] {
  const heights = new Map<number, number>();
  return answers.map((answer) => {
    const level = heights.get(answer.value) ?? 0;
    heights.set(answer.value, level + 1);
    return { ...answer, level };
  });
}

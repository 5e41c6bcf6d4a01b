import type { ProjectData } from '../../../azure/pages/page-data';
import { dayText } from '../../parts/formats';

interface Props {
  readonly project: ProjectData;
  /** Path of the chosen iteration; empty for all. */
  readonly chosen: string;
  onChoose(path: string): void;
}

/** The iterations that are running or still to come, beside the backlog; choosing one shows what is planned into it. */
export function Planning({ project, chosen, onChoose }: Props) {
  const today = new Date().toISOString().slice(0, 10);
  const ahead = project.iterations
    .filter(({ path, finish }) => path === chosen || (finish !== undefined && finish.slice(0, 10) >= today))
    .toSorted((one, other) => (one.start ?? '').localeCompare(other.start ?? ''));
  return (
    <aside className="planning" aria-label="Planning">
      <h2 className="group__title">Planning</h2>
      <ul>
        <li>
          <button className="planning__iteration" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
            <strong>Whole backlog</strong>
            <small className="subtle">All iterations</small>
          </button>
        </li>
        {ahead.map(({ id, path, start, finish }) => (
          <li key={id}>
            <button className="planning__iteration" aria-pressed={chosen === path} onClick={() => onChoose(path)}>
              <strong dir="auto">{path.split('\\').at(-1)}</strong>
              {start && finish && start.slice(0, 10) <= today && today <= finish.slice(0, 10) && (
                <span className="planning__now">Current</span>
              )}
              <small className="subtle">
                {start && finish ? `${dayText(start.slice(0, 10))} – ${dayText(finish.slice(0, 10))}` : 'No dates set'}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {ahead.length === 0 && (
        <p className="subtle">No iteration is running or still to come. Past ones are in the list of iterations.</p>
      )}
    </aside>
  );
}

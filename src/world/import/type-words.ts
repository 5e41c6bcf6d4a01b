import { plain } from '#world/import/status-words';

/** Names of sub-task types: Jira's default and its translations, without accents. */
const SUBTASKS = new Set(
  [
    'sub-task',
    'subtask',
    'sub task',
    'technical task',
    'unteraufgabe',
    'sous-tache',
    'sous-tâche',
    'subtarea',
    'subtarefa',
    'sottotask',
    'sotto-attivita',
    'sottoattivita',
    'sottotask',
    'subtaak',
    'deeltaak',
    'podzadanie',
    'pod-zadanie',
    'dilci ukol',
    'poddukol',
    'podukol',
    'подзадача',
    'サブタスク',
    '子任务',
    '子任務',
    'תת-משימה',
    'תת משימה',
    'deluppgift',
    'underoppgave',
    'delopgave',
    'alitehtava',
    'alt gorev',
    '하위 작업',
  ].map(plain),
);

/** Names of epics. */
const EPICS = new Set(
  ['epic', 'epos', 'epopee', 'epopeia', 'epica', 'epopeya', 'эпик', 'エピック', '长篇故事', '史诗', 'אפיק', '에픽'].map(
    plain,
  ),
);

/** Tells whether an issue type's name means a sub-task; says nothing certain about types that a site made up. */
export function isSubtaskName(name: string): boolean {
  return SUBTASKS.has(plain(name));
}

/** Tells whether an issue type's name means an epic. */
export function isEpicName(name: string): boolean {
  return EPICS.has(plain(name));
}

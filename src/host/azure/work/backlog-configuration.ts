import { PlatformEnum } from '#host/azure/rest/platform-enum';
import type { AzureAnswer, AzureCall, AzureRoute } from '#host/azure/seams';
import { backlogLevels } from '#host/azure/work/backlog-levels';
import { levelAnswer, meaningsOf } from '#host/azure/work/backlog-routes';
import { demandTeam } from '#host/azure/work/team-place';

/** All levels of a team's backlogs and the states of their types at once. Source: https://learn.microsoft.com/rest/api/azure/devops/work/backlogconfiguration, checked 2026-11-22. */
export const backlogConfigurationRoutes: readonly AzureRoute[] = [
  {
    method: 'GET',
    template: '{project}/{team}/_apis/work/backlogconfiguration',
    scopes: ['vso.work'],
    answer: readConfiguration,
  },
];

const behaviors = {
  off: new PlatformEnum('off', 0),
  asRequirements: new PlatformEnum('asRequirements', 1),
  asTasks: new PlatformEnum('asTasks', 2),
};

function readConfiguration(call: AzureCall): AzureAnswer {
  const place = demandTeam(call);
  const { project, team, settings } = place;
  const levels = backlogLevels(call, place);
  const [requirement] = levels.filter(({ type }) => type === 'requirement');
  const [task] = levels.filter(({ type }) => type === 'task');
  const planned = new Set(levels.flatMap(({ types }) => types));
  return {
    body: {
      taskBacklog: task ? levelAnswer(call, task) : null,
      requirementBacklog: requirement ? levelAnswer(call, requirement) : null,
      portfolioBacklogs: levels.filter(({ type }) => type === 'portfolio').map((level) => levelAnswer(call, level)),
      workItemTypeMappedStates: project.types
        .filter(({ name }) => planned.has(name))
        .map(({ name, states }) => ({
          workItemTypeName: name,
          states: Object.fromEntries(states.map((state) => [state.name, state.category])),
        })),
      backlogFields: { typeFields: meaningsOf(call) },
      bugsBehavior: behaviors[settings.bugsBehavior ?? 'asRequirements'],
      hiddenBacklogs: levels.filter(({ isHidden }) => isHidden).map(({ id }) => id),
      isBugsBehaviorConfigured: true,
      url: `${call.base}/${project.id}/${team.id}/_apis/work/backlogconfiguration`,
    },
  };
}

import type { Team } from '#host/azure/seams';
import { teamNamed } from '#host/azure/security/groups';
import { UnmodelledQuery } from '#host/azure/wiql/bad-query';
import { refuse, type WiqlContext } from '#host/azure/wiql/context';
import { dateMacro } from '#host/azure/wiql/moments';
import type { Constant } from '#host/azure/wiql/syntax';
import { currentIteration } from '#host/azure/work/iterations';

/** A macro as a query writes it. */
export type Macro = Extract<Constant, { readonly kind: 'macro' }>;

/** What a macro stands for. */
export type MacroValue =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'date'; readonly at: number }
  | { readonly kind: 'paths'; readonly paths: readonly string[] };

const unmodelled = ['follows', 'myrecentactivity', 'recentmentions', 'recentprojectactivity'];

/** Resolves a macro for this caller. Source: Query fields, operators, and macros in Azure Boards; checked 2026-11-22. */
export function macroValue(macro: Macro, context: WiqlContext): MacroValue {
  const name = macro.name.toLowerCase();
  const at = dateMacro(name, macro.argument, macro.offset, context.calendar);
  if (at === 'bad') return refuse(context, 'The modifier of the macro is not valid.', macro);
  if (at !== undefined) return { kind: 'date', at };
  switch (name) {
    case 'me':
      return { kind: 'person', id: context.person.id };
    case 'project':
      if (!context.project)
        return refuse(context, "The macro '@Project' is not supported without a project context.", macro);
      return { kind: 'text', text: context.project.name };
    case 'currentiteration': {
      const node = currentIteration(context.organization, teamOf(macro, context), macro.offset);
      return node
        ? { kind: 'text', text: node.path }
        : refuse(context, 'The team has no iteration at that place of its schedule.', macro);
    }
    case 'teamareas':
      return { kind: 'paths', paths: teamOf(macro, context).areaPaths };
    default:
      if (unmodelled.includes(name)) throw new UnmodelledQuery(`the macro @${macro.name}`);
      return refuse(context, 'TF51005: The query references a field that does not exist.', macro);
  }
}

/** `@currentIteration('[Project]\Team')` names a team; without one it is the address's. */
function teamOf(macro: Macro, context: WiqlContext): Team {
  if (macro.argument === undefined) {
    return (
      context.team ??
      refuse(context, `VS402612: The macro '@${macro.name}' is not supported without a team context.`, macro)
    );
  }
  return (
    teamNamed(context.organization, macro.argument) ?? refuse(context, 'The specified team does not exist.', macro)
  );
}

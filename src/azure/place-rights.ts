import { HostUnreachable } from '#app/ports/failures';
import { appPermissions, noRights, type PlaceRights } from '#app/ports/rights';
import type { ProjectId } from '#core/issue';
import type { AzureClient } from '#azure/client';
import type { ProjectNodes } from '#azure/project-nodes';
import { TimedCache } from '#azure/timed-cache';
import { evaluations, type ProjectNode } from '#azure/wire';

/** Namespaces and bits. Source: Azure DevOps security, namespace and permission reference (2026-11-22). */
const areas = { namespace: '83e28ad4-2d72-4ceb-97b0-c7726d5502c3', read: 16, write: 32 };
const project = { namespace: '52d39943-cb85-4d7f-8fa8-c6baac873819', read: 1, write: 2 };

/** Rights change rarely; what people may do is decided by the platform at every write anyway. */
const keptMilliseconds = 60_000;

interface Question {
  readonly namespace: string;
  readonly token: string;
  readonly permission: number;
}

/** The viewer's rights by project and area, as the platform evaluates them; each asked once a minute. */
export class RightsByPlace {
  private readonly answers: TimedCache<boolean>;

  constructor(
    private readonly client: AzureClient,
    private readonly nodes: ProjectNodes,
    now?: () => number,
  ) {
    this.answers = new TimedCache(keptMilliseconds, now);
  }

  /** The areas of a project; nothing for one that this person may not see. */
  private async tree(projectId: ProjectId): Promise<ProjectNode | undefined> {
    return (await this.nodes.of(projectId))?.areas;
  }

  /** What the viewer, who sees it, may do with an item in an area. */
  async ofItem(projectId: ProjectId, areaPath: string): Promise<PlaceRights> {
    const tree = await this.tree(projectId);
    if (!tree) return noRights;
    const [edit, administer] = await this.ask([
      inArea(tree, areaPath, areas.write),
      inProject(projectId, project.write),
    ]);
    return rightsWith(true, edit, administer);
  }

  /** Of these areas of a project those in which the viewer may write. */
  async writableAreas(projectId: ProjectId, areaPaths: readonly string[]): Promise<ReadonlySet<string>> {
    const tree = await this.tree(projectId);
    if (!tree || areaPaths.length === 0) return new Set();
    const answers = await this.ask(areaPaths.map((path) => inArea(tree, path, areas.write)));
    return new Set(areaPaths.filter((_, index) => answers[index] === true));
  }

  async ofProject(projectId: ProjectId): Promise<PlaceRights> {
    const tree = await this.tree(projectId);
    if (!tree) return noRights;
    const [see, look, edit, administer] = await this.ask([
      inProject(projectId, project.read),
      inArea(tree, tree.name, areas.read),
      inArea(tree, tree.name, areas.write),
      inProject(projectId, project.write),
    ]);
    return rightsWith(see === true && look === true, edit, administer);
  }

  /** Answers in the order of the questions; all that are not known go in one call. Each is looked up once: an answer may expire between two looks. */
  private ask(questions: readonly Question[]): Promise<readonly boolean[]> {
    const asked = questions.map((question) => {
      const key = `${question.namespace} ${question.token} ${question.permission}`;
      return { question, key, known: this.answers.peek(key) };
    });
    const unknown = asked.filter(({ known }) => known === undefined);
    if (unknown.length === 0) return Promise.all(asked.map(({ known }) => known!));
    const evaluated = this.evaluate(unknown.map(({ question }) => question));
    return Promise.all(
      asked.map((entry) => {
        if (entry.known) return entry.known;
        const answer = evaluated.then((answers) => answers[unknown.indexOf(entry)]!);
        return this.answers.put(entry.key, answer);
      }),
    );
  }

  /** Evaluated for whoever calls. Source: POST _apis/security/permissionevaluationbatch (2026-11-22). */
  private async evaluate(questions: readonly Question[]): Promise<readonly boolean[]> {
    const body = {
      alwaysAllowAdministrators: false,
      evaluations: questions.map(({ namespace, token, permission }) => ({
        securityNamespaceId: namespace,
        token,
        permissions: permission,
      })),
    };
    const answer = await this.client.send({
      area: 'security',
      path: '_apis/security/permissionevaluationbatch',
      body,
      isRepeatable: true,
      answer: evaluations,
      version: '7.1-preview.1',
    });
    // An answer that is missing is no refusal.
    if (answer.evaluations.length !== questions.length)
      throw new HostUnreachable('Azure DevOps did not say what may be done.');
    return answer.evaluations.map(({ value }) => value === true);
  }
}

/** Azure DevOps has no permission of Waybill's own: whoever administers holds all. */
function rightsWith(see: boolean, edit = false, administer = false): PlaceRights {
  if (!see) return noRights;
  return { see, edit, administer, holds: new Set(administer ? appPermissions : []) };
}

function inProject(projectId: ProjectId, permission: number): Question {
  return {
    namespace: project.namespace,
    token: `$PROJECT:vstfs:///Classification/TeamProject/${projectId}`,
    permission,
  };
}

/** A node's token holds those above it. An area that the tree does not show is taken for the deepest one that it does. */
function inArea(tree: ProjectNode, areaPath: string, permission: number): Question {
  const token: string[] = [];
  let node: ProjectNode | undefined = tree;
  for (const name of [...areaPath.split('\\').slice(1), undefined]) {
    if (!node) break;
    token.push(`vstfs:///Classification/Node/${node.identifier}`);
    node =
      name === undefined ? undefined : node.children?.find((child) => child.name.toLowerCase() === name.toLowerCase());
  }
  return { namespace: areas.namespace, token: token.join(':'), permission };
}

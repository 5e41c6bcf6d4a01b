import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const ts = require('typescript');

/**
 * What Forge's linter does not see: adapters call a `request` function, so no `requestJira(…)` stands beside a path,
 * and nothing there asks for `storage:app`. Reads every REST path that src/jira names and compares the scopes that
 * the operation needs, as Atlassian's OpenAPI files list them, with those the manifest asks for.
 * Answers one sentence per problem.
 */
export function scopeProblems(app, manifest) {
  const granted = new Set(manifest.permissions?.scopes ?? []);
  const operations = JSON.parse(readFileSync(join(app, 'operations.json'), 'utf8'));
  const problems = [];
  const used = new Set();
  for (const { file, method, path } of calls(join(app, 'src/jira'))) {
    const operation = operations.find((candidate) => candidate.method === method && matches(candidate.path, path));
    if (!operation) {
      problems.push(`${file} names ${method} ${path}, which no OpenAPI file knows.`);
      continue;
    }
    // An operation that asks for nothing today names the scope that it will ask for: that one is asked for already.
    const named = operation.scopes.filter((set) => set.length > 0);
    const sufficient = named.filter((set) => set.every((scope) => granted.has(scope)));
    if (named.length > 0 && sufficient.length === 0) {
      problems.push(
        `${file} calls ${method} ${path}, which needs ${named.map((set) => set.join(' and ')).join(', or ')}.`,
      );
    }
    for (const scope of sufficient.flat()) used.add(scope);
  }
  if (sources(join(app, 'src/jira')).some(({ text }) => /from '@forge\/kvs'/.test(text))) {
    if (granted.has('storage:app')) used.add('storage:app');
    else problems.push('src/jira stores records, which needs storage:app.');
  }
  for (const scope of granted)
    if (!used.has(scope)) problems.push(`The manifest asks for ${scope}, which nothing needs.`);
  return problems;
}

/** True when an operation's path, `/issue/{id}`, is what a template with `*` for its expressions can become. */
function matches(pattern, path) {
  const expected = pattern.split('/');
  const found = path.split('/');
  return (
    expected.length === found.length && expected.every((part, index) => part.startsWith('{') || part === found[index])
  );
}

function sources(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

function calls(folder) {
  return sources(folder).flatMap(({ file, text }) => {
    const found = [];
    function visit(node) {
      const path = restPath(node);
      if (path) found.push({ file: `src/jira/${file}`, path, method: methodBeside(node) });
      else ts.forEachChild(node, visit);
    }
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return found;
  });
}

/** `/rest/…` without its query, expressions as `*`; nothing for any other node. */
function restPath(node) {
  const text = ts.isStringLiteralLike(node)
    ? node.text
    : ts.isTemplateExpression(node)
      ? node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('')
      : '';
  return text.startsWith('/rest/') ? text.split('?')[0] : undefined;
}

/**
 * The verb of a call: `method` in the same options or in those beside the path; without it POST where there is a body,
 * as JiraClient sends it, else GET.
 */
function methodBeside(node) {
  const used = ts.isVariableDeclaration(node.parent) ? usesOf(node.parent) : [node];
  const options = used.flatMap(optionsAround);
  const properties = options.flatMap((option) => option.properties);
  const method = properties.find(
    (property) => ts.isPropertyAssignment(property) && property.name.getText() === 'method',
  );
  if (method && ts.isStringLiteralLike(method.initializer)) return method.initializer.text;
  return properties.some((property) => property.name?.getText() === 'body') ? 'POST' : 'GET';
}

/** The options that a path stands in, and those beside it in the same call. */
function optionsAround(node) {
  const own = ts.findAncestor(node, ts.isObjectLiteralExpression);
  const call = ts.findAncestor(node, ts.isCallExpression);
  return [own, ...(call?.arguments ?? [])].filter((candidate) => candidate && ts.isObjectLiteralExpression(candidate));
}

/** Where a path is used that was given a name first. */
function usesOf(declaration) {
  const uses = [];
  function visit(node) {
    if (ts.isIdentifier(node) && node.text === declaration.name.getText() && node.parent !== declaration)
      uses.push(node);
    ts.forEachChild(node, visit);
  }
  visit(ts.findAncestor(declaration, (node) => ts.isBlock(node) || ts.isSourceFile(node)));
  return uses;
}

/**
 * An ESLint rule: every export carries a docstring, so that a reader of the type need not read the code.
 * @type {import('eslint').Rule.RuleModule}
 */
const rule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { missing: 'Say in one sentence what {{ name }} is or does (/** … */ above it).' },
  },
  create(context) {
    function hasDocstring(node) {
      const comment = context.sourceCode.getCommentsBefore(node).at(-1);
      return (
        comment?.type === 'Block' && comment.value.startsWith('*') && comment.value.replace(/[\s*]/g, '').length > 0
      );
    }
    // The overloads of one function share the docstring of the first.
    function isLaterOverload(node) {
      const siblings = node.parent.body;
      const previous = siblings[siblings.indexOf(node) - 1];
      return (
        previous?.type === 'ExportNamedDeclaration' &&
        previous.declaration?.type === 'TSDeclareFunction' &&
        previous.declaration.id?.name === node.declaration?.id?.name
      );
    }
    return {
      'ExportNamedDeclaration[declaration]'(node) {
        if (hasDocstring(node) || isLaterOverload(node)) return;
        const { declaration } = node;
        const name = declaration.id?.name ?? declaration.declarations?.[0]?.id?.name ?? 'this';
        context.report({ node: declaration, messageId: 'missing', data: { name } });
      },
    };
  },
};

module.exports = { rule };

const TAGS = new Set(['html', 'svg', 'css']);

/** Calls `visit` with every template tagged html, svg or css below `node`. */
function eachTemplate(node, visit) {
  if (!node || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const child of node) eachTemplate(child, visit);
    return;
  }
  if (node.type === 'TaggedTemplateExpression' && TAGS.has(node.tag.name)) visit(node);
  for (const key of Object.keys(node)) if (key !== 'parent') eachTemplate(node[key], visit);
}

const squeeze = {
  css: (text) =>
    text
      .replaceAll(/\/\*[^*]*\*\//g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ ?([{};,>]) ?/g, '$1')
      .replaceAll(': ', ':')
      .replaceAll(';}', '}'),
  // White space with a line break in it is layout of the source; HTML shows it as one space at most.
  html: (text) => text.replaceAll(/>\s*\n\s*</g, '><').replaceAll(/\s*\n\s*/g, ' '),
};

/** Takes the white space out of html, svg and css templates, which no minifier of scripts looks into. */
export const minifyTemplates = () => ({
  name: 'minify-templates',
  enforce: 'post',
  transform(code, id) {
    if (id.includes('node_modules') || !/(html|svg|css)`/.test(code)) return null;
    const edits = [];
    eachTemplate(this.parse(code), ({ tag, quasi }) => {
      const by = tag.name === 'css' ? squeeze.css : squeeze.html;
      for (const { start, end } of quasi.quasis) edits.push([start, end, by(code.slice(start, end))]);
    });
    let out = code;
    for (const [start, end, text] of edits.sort((a, b) => b[0] - a[0])) {
      out = out.slice(0, start) + text + out.slice(end);
    }
    return { code: out, map: null };
  },
});

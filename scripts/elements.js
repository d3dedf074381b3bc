// Writes custom-elements.json: what the doc lines of the elements say, for editors and catalogues
// (https://github.com/webcomponents/custom-elements-manifest).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
export const manifestPath = `${root}custom-elements.json`;

const read = (path) => {
  const text = readFileSync(root + path, 'utf8');
  return { path, text, ...parseSync(path, text) };
};
const statements = ({ program }) => program.body.map((node) => node.declaration ?? node);
const one = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** The text of the doc comment that ends right before `start`, without its stars. */
function docBefore({ text, comments }, start) {
  const doc = comments.findLast(
    (comment) => comment.end <= start && /^(\s|export|abstract)*$/.test(text.slice(comment.end, start)),
  );
  return doc?.value.startsWith('*') ? doc.value.slice(1).replaceAll(/^\s*\* ?/gm, '') : '';
}

/** A doc comment as its opening words and its lines by tag: `@csspart base - The card.` */
function parseDoc(doc) {
  const [words, ...lines] = doc.split(/^@/m);
  const tags = lines.map((line) => /^(\w+)\s+(\S+)\s*-?\s*([\s\S]*)$/.exec(line) ?? []);
  const of = (tag) =>
    tags.filter(([, each]) => each === tag).map(([, , name, text]) => ({ name, description: one(text) }));
  return { description: one(words), of };
}

/** The file of ours that a name of a module comes from. */
function originOf(module, name) {
  const found = module.program.body.find(
    (node) => node.type === 'ImportDeclaration' && node.specifiers.some(({ local }) => local.name === name),
  );
  const from = found?.source.value;
  return from?.startsWith('.') ? posix.join(posix.dirname(module.path), from) : undefined;
}

const classOf = (module, name) =>
  statements(module).find((node) => node.type === 'ClassDeclaration' && node.id.name === name);

/** Public properties with a doc line; each is an attribute of the same name. */
function fieldsOf(module, declaration) {
  return declaration.body.body
    .filter((member) => member.type === 'PropertyDefinition' && !member.static && !member.accessibility)
    .map((member) => ({
      kind: 'field',
      name: member.key.name,
      type: {
        text: module.text.slice(member.typeAnnotation.typeAnnotation.start, member.typeAnnotation.end),
      },
      description: one(docBefore(module, member.start)),
      privacy: 'public',
    }));
}

/** Events with the type of their detail, from the one list of them. */
function detailTypes() {
  const module = read('widgets/core/fledge-events.ts');
  const list = statements(module).find((node) => node.id?.name === 'FledgeEvents');
  return new Map(
    list.body.body.map((member) => {
      const { start, end } = member.typeAnnotation.typeAnnotation;
      return [`fledge-${member.key.name ?? member.key.value}`, one(module.text.slice(start, end))];
    }),
  );
}

/** What a class says of itself and what it inherits from ours. */
function describe(module, name) {
  const declaration = classOf(module, name);
  const doc = parseDoc(docBefore(module, declaration.start));
  const parent = declaration.superClass?.name;
  const origin = parent && originOf(module, parent);
  const above = origin ? describe(read(origin), parent) : undefined;
  const merged = (key, own) => [...own, ...(above?.[key] ?? [])];
  return {
    description: doc.description,
    superclass: parent,
    members: merged('members', fieldsOf(module, declaration)),
    events: merged('events', doc.of('fires')),
    cssParts: merged('cssParts', doc.of('csspart')),
    cssProperties: merged('cssProperties', doc.of('cssprop')),
  };
}

function moduleOf(room, tag, name) {
  const index = read(`widgets/${room}/index.ts`);
  const path = originOf(index, name);
  const { description, superclass, members, events, cssParts, cssProperties } = describe(read(path), name);
  const types = detailTypes();
  return {
    kind: 'javascript-module',
    path,
    declarations: [
      {
        kind: 'class',
        customElement: true,
        name,
        tagName: tag,
        description,
        superclass: { name: superclass },
        members,
        attributes: members.map(({ name, type, description }) => ({
          name,
          fieldName: name,
          type,
          description,
        })),
        events: events.map((event) => ({
          ...event,
          type: { text: `CustomEvent<${types.get(event.name) ?? 'unknown'}>` },
        })),
        cssParts,
        cssProperties,
      },
    ],
    exports: [
      { kind: 'js', name, declaration: { name, module: path } },
      { kind: 'custom-element-definition', name: tag, declaration: { name, module: path } },
    ],
  };
}

/** The manifest of every widget a page can ask for: the rooms whose index defines an element of their name. */
export function elementsManifest() {
  const rooms = readdirSync(`${root}widgets`)
    .filter((room) => existsSync(`${root}widgets/${room}/index.ts`))
    .sort();
  const modules = rooms.flatMap((room) => {
    const { text } = read(`widgets/${room}/index.ts`);
    const name = new RegExp(`'fledge-${room}': (\\w+)`).exec(text)?.[1];
    return name ? [moduleOf(room, `fledge-${room}`, name)] : [];
  });
  return `${JSON.stringify({ schemaVersion: '2.1.0', readme: 'README.md', modules }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(manifestPath, elementsManifest());

import { expect, test } from 'vitest';
import { filesIn, readSource, type SyntaxNode } from './support/source-tree.ts';

const rawOf = (node: unknown): string =>
  typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'object'
    ? String(Reflect.get(node.value ?? {}, 'raw'))
    : '';
const isHtml = ({ type, tag }: SyntaxNode): boolean =>
  type === 'TaggedTemplateExpression' &&
  typeof tag === 'object' &&
  tag !== null &&
  'name' in tag &&
  tag.name === 'html';

/** What a template says by itself: text between its tags, and attributes that are read out or shown. */
function spokenIn({ quasi }: SyntaxNode): string[] {
  const { quasis }: { quasis: unknown[] } = Object(quasi);
  const markup = quasis.map(rawOf).join('\u0000');
  const attributes = [...markup.matchAll(/\s(?:aria-label|aria-valuetext|title|alt|placeholder)="([^"]*)"/g)];
  const texts = markup.replaceAll(/<[^>]*>/g, '\u0000').split('\u0000');
  return [...texts, ...attributes.map(([, text]) => text ?? '')].filter((text) =>
    /\p{Letter}{2}/u.test(text),
  );
}

test('no widget says a word that is not in a table of words', () => {
  const spoken = filesIn('widgets')
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map(readSource)
    .flatMap(({ path, nodes }) =>
      nodes()
        .filter(isHtml)
        .flatMap(spokenIn)
        .map((text) => `${path}: ${text.trim()}`),
    );
  expect(spoken).toEqual([]);
});

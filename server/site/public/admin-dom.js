// Small parts that the views of the panel are made of. Nothing is parsed as markup: texts are texts.

/** An element with attributes, and children that may be texts. */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

const numbers = new Intl.NumberFormat('en');
export const number = (value) => numbers.format(value);
const times = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
export const time = (iso) => el('time', { datetime: iso }, times.format(new Date(iso)));

/** Figures that stand alone. */
export const figures = (entries) =>
  el(
    'dl',
    { class: 'figures' },
    entries.map(([name, value, tone]) =>
      el('div', tone ? { class: tone } : {}, el('dt', {}, name), el('dd', {}, value)),
    ),
  );

/** A table that scrolls by itself where it is wider than the page; `columns` are `[title, cell(row), isNumber]`. */
export function table(caption, columns, rows, { empty }) {
  if (rows.length === 0) return el('p', { class: 'empty' }, empty);
  const cell = (row, [, read, isNumber], i) =>
    el(i === 0 ? 'th' : 'td', { scope: i === 0 && 'row', class: isNumber && 'number' }, read(row));
  return el(
    'div',
    { class: 'scroll', role: 'region', 'aria-label': caption, tabindex: '0' },
    el(
      'table',
      {},
      el('caption', { class: 'sr' }, caption),
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          columns.map(([title, , isNumber]) =>
            el('th', { scope: 'col', class: isNumber && 'number' }, title),
          ),
        ),
      ),
      el(
        'tbody',
        {},
        rows.map((row) =>
          el(
            'tr',
            {},
            columns.map((column, i) => cell(row, column, i)),
          ),
        ),
      ),
    ),
  );
}

export const section = (title, ...children) => el('section', {}, el('h2', {}, title), children);

/** A list that grows by pages: `read(cursor)` answers `{data, nextCursor}`, `draw(rows)` shows all so far. */
export async function pages(read, draw) {
  const rows = [];
  const body = el('div', {});
  const more = el('button', { class: 'chip', type: 'button' }, 'Show more');
  const trouble = el('p', { class: 'wrong', role: 'alert' });
  let next;
  const add = async () => {
    const page = await read(next);
    rows.push(...page.data);
    next = page.nextCursor;
    body.replaceChildren(draw(rows));
    more.hidden = next === null;
  };
  more.addEventListener('click', async () => {
    trouble.textContent = '';
    more.disabled = true;
    await add().catch((error) => (trouble.textContent = error.message));
    more.disabled = false;
  });
  await add();
  return el('div', {}, body, trouble, more);
}

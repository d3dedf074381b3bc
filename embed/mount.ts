import { afterFirstSight } from '../widgets/core/first-sight.ts';
import { isWidgetName, registerWidget, WIDGET_NAMES, type WidgetName } from '../widgets/register.ts';

const SELECTOR = WIDGET_NAMES.map((name) => `fledge-${name}`).join() + ',[data-fledge]';
export const BUDDY = 'fledge-buddy,[data-fledge=buddy]';
const loading = new Map<WidgetName, Promise<void>>();

/** Loads a widget once; a load that failed may be tried again by the next element. */
function load(name: WidgetName): void {
  if (loading.has(name)) return;
  // The buddy is what people look for: the others come when it stands.
  const turn = name === 'buddy' ? Promise.resolve() : afterFirstSight;
  const registering = turn.then(() => registerWidget(name));
  loading.set(name, registering);
  registering.catch(() => {
    loading.delete(name);
    setTimeout(() => load(name), 3_000);
  });
}

function mount(element: Element): void {
  const mark = element instanceof HTMLElement ? element.dataset.fledge : undefined;
  const name = mark ?? element.localName.replace('fledge-', '');
  if (!isWidgetName(name)) return;
  const tag = `fledge-${name}`;
  if (mark && element.localName !== tag && !element.querySelector(`:scope > ${tag}`)) {
    element.append(document.createElement(tag));
  }
  load(name);
}

const mountWithin = (root: ParentNode): void => {
  for (const element of root.querySelectorAll(SELECTOR)) mount(element);
};

let isWatching = false;

/** Brings the widgets of the document to life, and those that come later. */
export function mountWidgets(): void {
  mountWithin(document);
  if (isWatching) return;
  isWatching = true;
  const watcher = new MutationObserver((records) => {
    for (const { addedNodes, target, type } of records) {
      if (type === 'attributes' && target instanceof Element) mount(target);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(SELECTOR)) mount(node);
        mountWithin(node);
      }
    }
  });
  watcher.observe(document, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['data-fledge'],
  });
}

/** The button with the focus is gone: who uses the keyboard goes on from where it was, not from the top of the page. */
export function holdFocus(root: ParentNode): void {
  const place = ['dialog[open] .action', 'dialog[open]', '.base']
    .map((selector) => root.querySelector<HTMLElement>(selector))
    .find(Boolean);
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
